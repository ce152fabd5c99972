import { fill, openForm, press } from './fixtures/forms.ts';
import { startLicenseManager } from './fixtures/license-manager.ts';
import { expectAccessible } from './fixtures/looks.ts';
import { openIdProvider } from './fixtures/openid-provider.ts';
import { invite, openPerson, openStranger, unique, uniqueEmail } from './fixtures/people.ts';
import {
  expect,
  NAME,
  openSignIn,
  providerPage,
  said,
  signedIn,
  signOn,
  signOnLink,
  test,
} from './fixtures/single-sign-on.ts';

test('what comes back to a browser that began nothing is refused, and no link makes our page speak', async ({
  browser,
  app,
}) => {
  const visitor = await openStranger(browser, app);
  for (const query of [
    '',
    '?code=guessed',
    '?code=guessed&state=guessed',
    '?error=access_denied&state=a/b',
  ]) {
    await visitor.goto(`/sign-in/callback${query}`);
    await expect(said(visitor, 'This sign-in was not begun in this browser')).toBeVisible();
  }
  await visitor.goto('/sign-in?problem=Call+this+number');
  await expect(said(visitor, 'Call this number')).toHaveCount(0);
  await visitor.goto('/sign-in/provider?callbackUrl=https://elsewhere.example/');
  await expect(providerPage(visitor)).toBeVisible();
});

test('a provider that is down, or is none, is told from a person who may not sign in', async ({
  browser,
}) => {
  const provider = await openIdProvider(NAME);
  const app = await startLicenseManager(provider.settings);
  try {
    const visitor = await openSignIn(browser, app);
    await signOnLink(visitor).click();
    await expect(said(visitor, 'the provider cannot be reached. Try again in a few minutes')).toBeVisible();

    await provider.serve(app.url);
    provider.people.set('admin', { email: app.admin.email, email_verified: true });
    await signOn(visitor, 'admin');
    await expect(visitor.getByRole('navigation', { name: 'Main' })).toBeVisible();

    // Signing out, too, goes as far as it can.
    await app.restart();
    await provider.close();
    await visitor.goto('/sign-out');
    await press(visitor.getByRole('button', { name: 'Sign out' }));
    await expect(said(visitor, `You have signed out here, but not at ${NAME}.`)).toBeVisible();

    await app.restart({ OIDC_ISSUER: app.url });
    await visitor.goto('/sign-in');
    await signOnLink(visitor).click();
    await expect(said(visitor, 'not an OpenID Provider. An administrator should check')).toBeVisible();
  } finally {
    await app.stop();
    await provider.close();
  }
});

test('a provider that does not know our secret is the administrator’s to mend', async ({ browser }) => {
  const provider = await openIdProvider(NAME);
  const app = await startLicenseManager({ ...provider.settings, OIDC_CLIENT_SECRET: 'a former secret' });
  try {
    await provider.serve(app.url);
    const visitor = await openSignIn(browser, app);
    await signOn(visitor, 'anybody');
    await expect(said(visitor, 'check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET')).toBeVisible();
    expect(app.log()).not.toContain('a former secret');
  } finally {
    await app.stop();
    await provider.close();
  }
});

test('without local accounts there is no password anywhere, and the provider lets the first administrator in', async ({
  page: local,
  browser,
}) => {
  const provider = await openIdProvider(NAME);
  const app = await startLicenseManager({ ...provider.settings, LOCAL_ACCOUNTS: 'off', ADMIN_PASSWORD: '' });
  try {
    await provider.serve(app.url);
    provider.people.set('admin', { email: app.admin.email, email_verified: true });
    const page = await openSignIn(browser, app);
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expectAccessible(page);

    // The form of an instance with passwords, posted to this one.
    await local.context().clearCookies();
    await local.goto('/sign-in');
    const posting = local.waitForRequest((request) => request.method() === 'POST');
    const form = await openForm(local, 'Sign in');
    await form.getByLabel(/^E-mail/).fill(app.admin.email);
    await form.getByLabel(/^Password/).fill('any password');
    await form.getByRole('button', { name: 'Sign in', exact: true }).click();
    const { 'next-action': action = '', 'content-type': type = '' } = (await posting).headers();
    const answer = await page.request.post('/sign-in', {
      headers: { 'next-action': action, 'content-type': type, accept: 'text/x-component', origin: app.url },
      data: (await posting).postDataBuffer() ?? Buffer.alloc(0),
    });
    expect(await answer.text()).toContain(`People sign in with ${NAME} here, not with a password.`);

    await signOn(page, 'admin');
    await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
    await page.goto('/account');
    await expect(page.getByText(`You sign in with ${NAME}; there is no password here.`)).toBeVisible();

    // Who is invited is sent to the sign-in page, and needs no link.
    const ida = { email: uniqueEmail(), name: unique('Ida') };
    expect(await invite(page, ida)).toBe(`${app.url}/sign-in`);
    await openPerson(page, ida.email);
    await expect(page.getByRole('button', { name: 'New invitation link' })).toBeDisabled();
    provider.people.set('ida', { email: ida.email, email_verified: true });
    const visitor = await openSignIn(browser, app);
    await signOn(visitor, 'ida');
    await expect(signedIn(visitor, ida)).toBeVisible();
  } finally {
    await app.stop();
    await provider.close();
  }
});

test('without local accounts the setup page asks for no password, and opens a session', async ({
  browser,
}) => {
  const provider = await openIdProvider(NAME);
  const nobody = { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
  const app = await startLicenseManager({ ...provider.settings, ...nobody, LOCAL_ACCOUNTS: 'off' });
  try {
    await provider.serve(app.url);
    const page = await openStranger(browser, app);
    await page.goto(app.log().match(/http\S+\/setup\?code=\S+/)?.[0] ?? '');
    const form = await openForm(page, 'First administrator');
    await fill(form, { Name: 'Ada Administrator', 'E-mail': 'ada@example.com' });
    await expect(form.getByLabel(/^Password/)).toHaveCount(0);
    await form.getByRole('button', { name: 'Create and sign in' }).click();
    await expect(signedIn(page, { name: 'Ada Administrator' })).toBeVisible();

    provider.people.set('ada', { email: 'ada@example.com', email_verified: true });
    const again = await openSignIn(browser, app);
    await signOn(again, 'ada');
    await expect(signedIn(again, { name: 'Ada Administrator' })).toBeVisible();
  } finally {
    await app.stop();
    await provider.close();
  }
});
