import { type AddressInfo, createServer } from 'node:net';
import { startServerProcess } from '../scripts/server-process.ts';
import { expectFieldError, field, fill, openForm } from './fixtures/forms.ts';
import { expect, test } from './fixtures/instances.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { openStranger } from './fixtures/people.ts';
import { signIn } from './fixtures/sign-in.ts';

const NOBODY_YET = { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
const FORM = 'First administrator';
const ADA = {
  Name: 'Ada Administrator',
  'E-mail': 'ada@example.com',
  Password: 'several words to remember',
  'Password, once more': 'several words to remember',
};

/** The address of the setup page that the instance has printed last. */
const setupAddress = (app: LicenseManager): string =>
  app
    .log()
    .match(/http\S+\/setup\?code=\S+/g)
    ?.at(-1) ?? '';

test('an instance without an account opens only to the address that it prints, at each start the same', async ({
  start,
  browser,
}) => {
  const app = await start(NOBODY_YET);
  const page = await openStranger(browser, app);
  const closed = page.getByRole('heading', { name: 'Not this address' });
  await page.goto('/license-management');
  await expect(page.getByRole('heading', { name: 'Not set up yet' })).toBeVisible();
  for (const address of ['/setup', '/setup?code=', '/setup?code=guessed', '/setup?code=a&code=b']) {
    await page.goto(address);
    await expect(closed).toBeVisible();
    await expect(page.getByRole('form')).toHaveCount(0);
  }

  const first = setupAddress(app);
  await app.restart();
  expect(setupAddress(app)).toBe(first);
  await page.goto(first);
  await openForm(page, FORM);
});

test('a start on a port that another program uses says so in a line', async () => {
  const other = createServer((socket) => socket.destroy());
  await new Promise<void>((settle) => other.listen(0, settle));
  const PORT = String((other.address() as AddressInfo).port);
  const started = startServerProcess({ PORT, DATA_DIR: test.info().outputPath('data') }, () => undefined);
  const failure = await started.then(
    () => 'It started.',
    (error: Error) => error.message,
  );
  other.close();
  expect(failure).toContain(
    `cannot start: Another program uses port ${PORT}. Set PORT to one that is free.\n`,
  );
  expect(failure).not.toMatch(/^\s+at /m);
});

test('the first administrator is created once, and is signed in with that', async ({ start, browser }) => {
  const app = await start(NOBODY_YET);
  const page = await openStranger(browser, app);
  await page.goto(setupAddress(app));
  const form = await openForm(page, FORM);
  const create = form.getByRole('button', { name: 'Create and sign in' });

  await create.click();
  for (const label of Object.keys(ADA)) await expectFieldError(field(form, label), 'Required.');
  await expect(field(form, 'Name')).toBeFocused();

  await fill(form, { ...ADA, 'E-mail': 'ada', Password: 'short' });
  await create.click();
  await expectFieldError(field(form, 'E-mail'), /e-mail address/i);
  await expectFieldError(field(form, 'Password'), 'At least 12 characters.');
  await fill(form, { 'E-mail': ADA['E-mail'], Password: `${ADA.Password}?` });
  await create.click();
  await expectFieldError(field(form, 'Password, once more'), 'The two passwords differ.');
  await expect(form.getByRole('alert')).toContainText('Not saved yet');

  await fill(form, { Password: ADA.Password });
  await create.click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect(page.getByRole('button', { name: /^Ada Administrator/ })).toBeVisible();

  expect((await page.goto(setupAddress(app)))?.status()).toBe(404);
  const stranger = await openStranger(browser, app);
  expect((await stranger.goto(setupAddress(app)))?.status()).toBe(404);
  await signIn(stranger, ADA['E-mail'], ADA.Password);
  await expect(stranger.getByRole('button', { name: /^Ada Administrator/ })).toBeVisible();
});

test('with sample data the License View shows licenses of every status', async ({ start, browser }) => {
  const app = await start(NOBODY_YET);
  const page = await openStranger(browser, app);
  await page.goto(setupAddress(app));
  const form = await openForm(page, FORM);
  await fill(form, { ...ADA, 'Fill with sample data': true });
  await form.getByRole('button', { name: 'Create and sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/', { timeout: 30_000 });

  await page.goto('/license-management');
  const row = (model: string) => page.getByRole('row').filter({ hasText: model });
  const icon = (model: string, text: RegExp) => row(model).getByRole('img', { name: text });
  await expect(icon('WarehouseMobility', /^Warning: .*expired/i)).toBeVisible();
  await expect(icon('ContractManagement', /^Warning: .*not licensed/i)).toBeVisible();
  await expect(icon('ElectronicDocuments', /^Warning: /)).toBeVisible();
  await expect(icon('ExpenseAutomation', /^Information: .*version/i)).toBeVisible();
  await expect(row('LeaseAccounting').getByRole('img')).toHaveCount(2);
  await expect(row('AdvancedBanking').getByRole('img')).toHaveCount(0);
  await expect(row('FieldServicePlanner').getByRole('gridcell', { name: 'Site', exact: true })).toBeVisible();
});
