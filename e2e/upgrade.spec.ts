import type { Page } from '@playwright/test';
import type { Settings } from '../scripts/server-process.ts';
import { field, fill, openForm, press } from './fixtures/forms.ts';
import { test as base, expect } from './fixtures/instances.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { makeOtherVersion, type OtherVersion } from './fixtures/other-version.ts';

interface Before {
  /** A new instance, and `path` of it open in a browser where its administrator has signed in. */
  openBefore(path: string, settings?: Settings): Promise<{ app: LicenseManager; page: Page }>;
}

const test = base.extend<Before, { version: OtherVersion }>({
  openBefore: ({ start, open }, use) =>
    use(async (path, settings) => {
      const app = await start(settings);
      const page = await open(app);
      // Fetches its scripts anew: their names are those of before here, which an upgrade's would not be.
      await page.route('**/_next/static/**', (route) => route.continue());
      await page.goto(path);
      return { app, page };
    }),

  version: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const version = makeOtherVersion();
      await use(version);
      version.remove();
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ timeout: 360_000 });

test('a form that was open across an upgrade keeps what was typed, and saves it', async ({
  openBefore,
  version,
}) => {
  const { app, page } = await openBefore('/products/new');
  const form = await openForm(page, 'New product');
  await fill(form, {
    Name: 'Payroll',
    Description: 'Two lines\nof words',
    Reaction: 'Block',
    Active: false,
    'Support e-mail': 'support@example.com',
  });

  await app.restart({}, version.folder);
  await press(form.getByRole('button', { name: 'Create product' }));
  await expect(form.getByRole('status')).toHaveText(
    /A new version of License Manager was installed, and nothing has been saved yet\. What you typed is here again/,
  );
  await expect(form.getByRole('status')).toBeFocused();
  await expect(form.getByRole('status')).toBeInViewport({ ratio: 1 });
  await expect(field(form, 'Name')).toHaveValue('Payroll');
  await expect(field(form, 'Description')).toHaveValue('Two lines\nof words');
  await expect(field(form, 'Active')).not.toBeChecked();
  await press(form.getByRole('button', { name: 'Create product' }));
  await page.waitForURL(/\/products\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: 'Payroll' })).toBeVisible();
  await page.goto('/products/new');
  await expect(field(await openForm(page, 'New product'), 'Name')).toHaveValue('');
});

test('a choice among many is kept across an upgrade, with its words', async ({ openBefore, version }) => {
  const { app, page } = await openBefore('/people?invite=1', { SAMPLE_DATA: 'on' });
  const form = await openForm(page, 'Invite a person');
  await fill(form, { 'E-mail': 'person@example.com', Name: 'Person' });
  await form.getByLabel('Organization').selectOption("A customer's");
  const customer = form.getByRole('combobox', { name: 'Customer' });
  await customer.click();
  await customer.press('ArrowDown');
  await customer.press('Enter');
  const chosen = await customer.inputValue();
  expect(chosen).not.toBe('');

  await app.restart({}, version.folder);
  await press(form.getByRole('button', { name: 'Create invitation' }));
  await expect(form.getByRole('status')).toContainText('What you typed is here again');
  await expect(field(form, 'E-mail')).toHaveValue('person@example.com');
  await expect(customer).toHaveValue(chosen);
});

test('a button that was pressed on a page from before an upgrade says that nothing was done', async ({
  openBefore,
  version,
}) => {
  const { app, page } = await openBefore('/jobs');
  const job = page.getByRole('region', { name: 'Housekeeping', exact: true });
  await app.restart({}, version.folder);
  await press(job.getByRole('button', { name: 'Run now' }));
  await expect(
    page.getByText(/A new version of License Manager was installed, and nothing was changed/),
  ).toBeVisible();
  await press(job.getByRole('button', { name: 'Run now' }));
  await expect(job.getByRole('table')).toContainText('Succeeded');
});
