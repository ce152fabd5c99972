import type { Browser, BrowserContext, Page } from '@playwright/test';
import { auditEntries } from './fixtures/administrator.ts';
import { confirm, openForm, press } from './fixtures/forms.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { openInvited, openPerson, unique, uniqueEmail } from './fixtures/people.ts';
import { COOKIE } from './fixtures/sessions.ts';
import { gotoRenewed, openSignedIn, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const endSession = (context: BrowserContext) => context.clearCookies({ name: COOKIE });

const expiry = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === COOKIE)?.expires ?? 0;

const cookieOf = async (context: BrowserContext) =>
  `${COOKIE}=${(await context.cookies()).find(({ name }) => name === COOKIE)?.value}`;

const endedDialog = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' });

test('a session that ends while somebody types takes nothing with it', async ({ browser, app }) => {
  const page = await openSignedIn(browser, app);
  const model = unique('Module');
  await gotoRenewed(page, '/modules?dialog=add');
  const form = await openForm(page, 'Add a module');
  await form.getByLabel(/^Model/).fill(model);
  await form.getByLabel(/^Product/).fill('Any product');
  await form.getByLabel(/^Installed version/).fill('10.0.43');
  await form.getByLabel(/^Used licenses/).fill('12');

  await endSession(page.context());
  await form.getByRole('button', { name: 'Add module' }).click();
  const dialog = endedDialog(page);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel(/^E-mail/)).toHaveValue(app.admin.email);
  await dialog.getByLabel(/^Password/).fill('not the password');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('The e-mail address or the password is wrong.');
  await dialog.getByLabel(/^Password/).fill(app.admin.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(form.getByLabel(/^Model/)).toHaveValue(model);
  await expect(form.getByLabel(/^Used licenses/)).toHaveValue('12');
  await form.getByRole('button', { name: 'Add module' }).click();
  await expect(page.getByRole('row').filter({ hasText: model })).toContainText('10.0.43');
});

test('a page that nobody touches notices by itself that the session has ended', async ({ browser, app }) => {
  const context = (await openSignedIn(browser, app)).context();
  const page = await context.newPage();
  await page.clock.install();
  await gotoRenewed(page, '/modules');

  await endSession(context);
  await page.clock.fastForward('01:00:30');
  await expect(endedDialog(page)).toBeVisible();
});

test('a session is renewed while the page is in use, and only then', async ({ browser, app }) => {
  const context = (await openSignedIn(browser, app)).context();
  const page = await context.newPage();
  const renewals: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/auth/session') renewals.push(request.method());
  });
  await page.clock.install();
  const opening = page.waitForResponse('**/api/auth/session');
  await page.goto('/modules');
  await opening;
  const before = await expiry(context);

  await page.clock.runFor('50:00');
  expect(renewals).toHaveLength(1);

  await expect
    .poll(async () => {
      await page.keyboard.press('Shift');
      await page.clock.runFor('05:30');
      return expiry(context);
    })
    .toBeGreaterThan(before);
  const { expires } = (await (await page.request.get('/api/auth/status')).json()) as { expires: string };
  expect(Date.parse(expires)).toBeGreaterThan(Date.now() + 59 * 60_000);
  expect(Date.parse(expires)).toBeLessThanOrEqual(Date.now() + 60 * 60_000);
});

test('an address to come back to that is none is no obstacle, whoever wrote it', async ({ browser, app }) => {
  const context = (await openSignedIn(browser, app)).context();
  for (const value of ['//', 'nowhere', 'https://elsewhere.example'])
    for (const name of ['next-auth.callback-url', '__Host-next-auth.callback-url']) {
      const headers = { cookie: `${await cookieOf(context)}; ${name}=${encodeURIComponent(value)}` };
      const query = new URLSearchParams({ callbackUrl: value });
      const answer = await fetch(`${app.url}/api/auth/session?${query}`, { headers });
      expect(answer.status, `${name} ${value}`).toBe(200);
      expect(await answer.json()).toMatchObject({ userId: expect.any(String) });
    }
});

/** Somebody who is signed in in two browsers. */
async function openTwice(administrator: Page, browser: Browser, app: LicenseManager) {
  const email = uniqueEmail();
  const here = await openInvited(administrator, browser, app, { email });
  const person = { email, password: 'several words to remember' };
  return { email, here, there: await openSignedIn(browser, app, person) };
}

const sessions = (page: Page) => page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');

test('one sees where one is signed in, and ends a session from another browser', async ({
  page,
  browser,
  app,
}) => {
  const { email, here, there } = await openTwice(page, browser, app);
  await there.goto('/account');
  const form = await openForm(there, 'Your name');
  await form.getByLabel(/^Name/).fill('Typed before');

  await here.goto('/account');
  await expect(sessions(here)).toHaveCount(2);
  await expect(sessions(here).first()).toContainText('This one');
  await expect(sessions(here).first()).toContainText(/^Chrome on Linux/);
  const other = sessions(here).nth(1);
  await expect(other).toContainText(/From (::1|127\.0\.0\.1) since .* UTC, last used .* UTC/);
  await press(other.getByRole('button', { name: 'End' }));
  await confirm(here, 'End the session in Chrome on Linux?', 'End session');
  await expect(sessions(here)).toHaveCount(1);
  await expect(here.getByRole('button', { name: 'End all other sessions' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await form.getByRole('button', { name: 'Save' }).click();
  await expect(endedDialog(there)).toBeVisible();
  await here.reload();
  await expect(here.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(
    await auditEntries(page, 'Sessions Ended', email, 'Ended the own session in Chrome'),
  ).toHaveCount(1);
});

test('all other sessions are ended at once, and an administrator ends all of them', async ({
  page,
  browser,
  app,
}) => {
  const { email, here, there } = await openTwice(page, browser, app);
  await here.goto('/account');
  await press(here.getByRole('button', { name: 'End all other sessions' }));
  await confirm(here, 'End all other sessions?', 'End sessions');
  await expect(here.getByText('1 session has ended.')).toBeVisible();
  await there.goto('/account');
  await expect(there).toHaveURL(/\/sign-in\?/);
  await signIn(there, email, 'several words to remember');

  await openPerson(page, email);
  const panel = page.getByRole('complementary', { name: email });
  await expect(panel).toContainText('2 open sessions');
  await press(panel.getByRole('button', { name: 'More actions' }));
  await page.getByRole('menuitem', { name: 'End sessions…' }).click();
  await confirm(page, `Sign ${email} out everywhere?`, 'End sessions');
  await expect(page.getByText('2 sessions have ended.')).toBeVisible();
  await expect(panel).toContainText('0 open sessions');
  for (const signedOut of [here, there]) {
    await signedOut.goto('/account');
    await expect(signedOut).toHaveURL(/\/sign-in\?/);
  }
});

test('a copied cookie is good for nothing after signing out', async ({ browser, app }) => {
  const page = await openSignedIn(browser, app);
  await gotoRenewed(page, '/');
  const copied = (await page.context().cookies()).filter(({ name }) => name === COOKIE);
  expect(copied).toHaveLength(1);
  const thief = await browser.newContext({ baseURL: app.url, storageState: undefined });
  await thief.addCookies(copied);
  const status = async () => (await thief.request.get('/api/auth/status')).json();
  expect(await status()).toMatchObject({ userId: expect.any(String) });

  await page.goto('/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
  expect(await status()).toEqual({});
  expect(await (await thief.request.get('/api/auth/session')).json()).toEqual({});
  await thief.addCookies(copied);
  const copy = await thief.newPage();
  await copy.goto('/people');
  await expect(copy).toHaveURL(/\/sign-in\?/);
  await thief.close();
});
