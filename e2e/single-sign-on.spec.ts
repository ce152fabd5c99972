import { auditEntries } from './fixtures/administrator.ts';
import { watchErrors } from './fixtures/errors.ts';
import { openForm, press } from './fixtures/forms.ts';
import { expectAccessible } from './fixtures/looks.ts';
import { invite, openPerson, openStranger, unique } from './fixtures/people.ts';
import { confirmationDialog, letConfirmationLapse } from './fixtures/sessions.ts';
import { gotoRenewed, openSignedIn } from './fixtures/sign-in.ts';
import {
  expect,
  invited,
  NAME,
  openSignIn,
  providerPage,
  said,
  signedIn,
  signOn,
  signOnLink,
  somebody,
  test,
} from './fixtures/single-sign-on.ts';

test('somebody who was invited signs in at the provider, and lands on the page asked for', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const ida = await invited(page, provider);
  const visitor = await openStranger(browser, app);
  const errors = watchErrors(visitor.context());
  const wanted = '/account?from=a+link';
  await visitor.goto(wanted);
  await expect(visitor).toHaveURL(/\/sign-in\?callbackUrl=/);
  await expectAccessible(visitor);
  await signOn(visitor, ida.subject);
  await expect(visitor).toHaveURL(wanted);
  await expect(signedIn(visitor, ida)).toBeVisible();
  await expect(visitor.getByText(`You sign in with ${NAME}; there is no password here.`)).toBeVisible();

  // The same session as with a password: it is renewed, and leads to every page.
  await gotoRenewed(visitor, '/');
  const status = await (await visitor.request.get('/api/auth/status')).json();
  expect(Date.parse(status.expires)).toBeGreaterThan(Date.now() + 59 * 60_000);
  expect(errors).toEqual([]);
  expect(await (await auditEntries(page, 'Sign-in', ida.email, 'for the first time')).count()).toBe(1);
  await openPerson(page, ida.email);
  await expect(page.getByRole('row').filter({ hasText: ida.email })).toContainText('Active');
});

test('a password signs in as before, beside the provider', async ({ browser, app }) => {
  const page = await openSignedIn(browser, app);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('strangers are told that nobody here has their address', async ({ page, browser, app, provider }) => {
  const stranger = somebody(provider);
  const visitor = await openSignIn(browser, app);
  await signOn(visitor, stranger.subject);
  await expect(
    said(visitor, `Nobody here has the address ${stranger.email}. Ask an administrator to add you.`),
  ).toBeVisible();
  await expectAccessible(visitor);
  await visitor.goto('/people');
  await expect(visitor).toHaveURL(/\/sign-in/);
  const entries = await auditEntries(
    page,
    'Sign-in Failed',
    stranger.email,
    'nobody has this e-mail address',
  );
  await expect(entries).toHaveCount(1);
});

test('an address that the provider has not verified opens nothing', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const { subject, email } = await invited(page, provider);
  provider.people.set(subject, { email, email_verified: false });
  const visitor = await openSignIn(browser, app);
  await signOn(visitor, subject);
  await expect(said(visitor, `${NAME} has not verified your address ${email} yet.`)).toBeVisible();
});

test('a disabled account is refused, and says so', async ({ page, browser, app, provider }) => {
  const { subject, email } = await invited(page, provider);
  await openPerson(page, email);
  await press(page.getByRole('button', { name: 'Disable' }));
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Disabled');

  const visitor = await openSignIn(browser, app);
  await signOn(visitor, subject);
  await expect(said(visitor, `Your account ${email} is disabled.`)).toBeVisible();
});

test('an address outside of the allowed domains is refused, though it was invited before', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const allow = async (domains: string) => {
    await page.goto('/people/organizations');
    await page.getByRole('row').filter({ hasText: 'Own organization' }).getByRole('link').click();
    const form = await openForm(page, 'Allowed domains of Own organization');
    await form.getByLabel('Allowed e-mail domains').fill(domains);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('row').filter({ hasText: domains || 'Every domain' })).toBeVisible();
  };
  const fay = { ...somebody(provider, `${unique('fay').replace(' ', '-')}@foreign.example`), name: 'Fay' };
  await invite(page, fay);
  await allow('example.com');
  const visitor = await openSignIn(browser, app);
  await signOn(visitor, fay.subject);
  await expect(said(visitor, 'People with addresses at foreign.example cannot sign in here')).toBeVisible();
  await allow('');
  // The provider knows the browser still.
  await signOnLink(visitor).click();
  await expect(signedIn(visitor, fay)).toBeVisible();
});

test('another identity with the same address does not get the account', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const owner = await invited(page, provider);
  const visitor = await openSignIn(browser, app);
  await signOn(visitor, owner.subject);
  await expect(signedIn(visitor, owner)).toBeVisible();

  const other = somebody(provider, owner.email);
  const second = await openSignIn(browser, app);
  await signOn(second, other.subject);
  await expect(
    said(second, `The account ${owner.email} belongs to another identity at ${NAME}.`),
  ).toBeVisible();
  await expect(await auditEntries(page, 'Sign-in Failed', other.subject, 'another identity')).toHaveCount(1);
});

test('who cancels at the provider comes back, and may try again for the same page', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const person = await invited(page, provider);
  const visitor = await openStranger(browser, app);
  await visitor.goto('/account');
  await signOnLink(visitor).click();
  await visitor.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(visitor, `Signing in with ${NAME} was cancelled or refused there.`)).toBeVisible();
  await signOn(visitor, person.subject);
  await expect(visitor).toHaveURL('/account');
});

test('signing out ends the session at the provider, too', async ({ page, browser, app, provider }) => {
  const person = await invited(page, provider);
  const visitor = await openSignIn(browser, app);
  await signOn(visitor, person.subject);
  await expect(signedIn(visitor, person)).toBeVisible();

  // As long as it lasts, the provider asks nothing.
  await gotoRenewed(visitor, '/');
  await visitor.context().clearCookies({ name: 'next-auth.session-token' });
  await visitor.goto('/sign-in');
  await signOnLink(visitor).click();
  await expect(signedIn(visitor, person)).toBeVisible();

  // A renewed session still knows where it began.
  await gotoRenewed(visitor, '/');
  await press(signedIn(visitor, person));
  await visitor.getByRole('menuitem', { name: 'Sign out' }).click();
  await visitor.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(said(visitor, 'You have signed out.')).toBeVisible();
  await expect(visitor).toHaveURL('/sign-in?done=signed-out');
  await signOnLink(visitor).click();
  await expect(providerPage(visitor)).toBeVisible();
});

test('signing in and out at the provider works without JavaScript', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const person = await invited(page, provider);
  const context = await browser.newContext({
    baseURL: app.url,
    javaScriptEnabled: false,
    storageState: undefined,
  });
  const visitor = await context.newPage();
  await visitor.goto('/sign-in?callbackUrl=/account');
  await signOn(visitor, person.subject);
  await expect(visitor).toHaveURL('/account');
  await visitor.goto('/sign-out');
  await visitor.getByRole('button', { name: 'Sign out' }).click();
  await visitor.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(said(visitor, 'You have signed out.')).toBeVisible();
  await context.close();
});

test('a session that ends goes on after single sign-on in a new tab, with what was typed', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const person = await invited(page, provider);
  const visitor = await openStranger(browser, app);
  await visitor.goto('/account');
  await signOn(visitor, person.subject);
  await gotoRenewed(visitor, '/account');
  const form = await openForm(visitor, 'Your name');
  await form.getByLabel(/^Name/).fill('Typed before');
  await visitor.context().clearCookies({ name: 'next-auth.session-token' });
  await form.getByRole('button', { name: 'Save' }).click();
  const dialog = visitor.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog).toBeVisible();
  // Who has no password is asked for none.
  await expect(dialog.getByLabel(/^Password/)).toHaveCount(0);

  const opening = visitor.waitForEvent('popup');
  await dialog.getByRole('link', { name: `Sign in with ${NAME}` }).click();
  const tab = await opening;
  await expect(tab.getByRole('heading', { name: 'You are signed in again' })).toBeVisible();
  await tab.close();
  await visitor.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(dialog).toHaveCount(0);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(signedIn(visitor, { name: 'Typed before' })).toBeVisible();
});

test('who signs in at the provider confirms there who they are, by signing in anew', async ({
  page,
  browser,
  app,
  provider,
}) => {
  const person = { ...somebody(provider), name: unique('Person') };
  await invite(page, { ...person, persona: 'Global administrator' });
  const visitor = await openSignIn(browser, app);
  await signOn(visitor, person.subject);
  await expect(signedIn(visitor, person)).toBeVisible();
  letConfirmationLapse(app, person.email);

  const name = unique('Pipeline');
  await visitor.goto('/api-tokens?create=1');
  const form = await openForm(visitor, 'Create an API token');
  await form.getByLabel(/^Name/).fill(name);
  await form.getByRole('checkbox', { name: 'modules:read' }).check();
  await form.getByRole('button', { name: 'Create token' }).click();
  const dialog = confirmationDialog(visitor);
  // Who has no password is asked for none.
  await expect(dialog.getByLabel(/^Password/)).toHaveCount(0);
  await expectAccessible(visitor);

  const opening = visitor.waitForEvent('popup');
  await dialog.getByRole('link', { name: `Confirm with ${NAME}` }).click();
  const tab = await opening;
  // The provider knows the browser still, and asks all the same.
  await expect(providerPage(tab)).toBeVisible();
  const other = somebody(provider);
  await tab.getByLabel('Name').fill(other.subject);
  await tab.getByRole('button', { name: 'Continue' }).click();
  await expect(said(tab, `Nobody here has the address ${other.email}.`)).toBeVisible();
  await expectAccessible(tab);
  await tab.getByRole('link', { name: `Confirm with ${NAME}` }).click();
  await expect(providerPage(tab)).toBeVisible();
  await tab.getByLabel('Name').fill(person.subject);
  await tab.getByRole('button', { name: 'Continue' }).click();
  await expect(tab.getByRole('heading', { name: 'It is you' })).toBeVisible();
  await tab.close();

  await visitor.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(dialog).toHaveCount(0);
  await expect(visitor.getByLabel('API token', { exact: true })).toHaveValue(/^lm_/);
  await expect(await auditEntries(page, 'Identity Confirmed', person.email, `with ${NAME}`)).toHaveCount(1);
  await expect(await auditEntries(page, 'API Token Created', name)).toHaveCount(1);
});
