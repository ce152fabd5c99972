import type { BrowserContext, Page } from '@playwright/test';
import { openForm } from './fixtures/forms.ts';
import { unique } from './fixtures/people.ts';
import { gotoRenewed, openSignedIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const COOKIE = 'next-auth.session-token';

const endSession = (context: BrowserContext) => context.clearCookies({ name: COOKIE });

const expiry = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === COOKIE)?.expires ?? 0;

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
