import type { Locator, Page } from '@playwright/test';
import { addModule, auditEntries, fact, licenseOf } from './fixtures/administrator.ts';
import { type Download, download } from './fixtures/downloads.ts';
import { confirm, expectFieldError, press } from './fixtures/forms.ts';
import { expect, test } from './fixtures/instances.ts';
import {
  addCustomerProduct,
  addEnvironment,
  createCustomer,
  createProduct,
  openEnvironment,
} from './fixtures/product-team.ts';

test.describe.configure({ timeout: 600_000 });

const CONFIGURATION = '/license-management/configuration';
const listing = { tenant: 'contoso.example', serialNumber: 'contoso-vault' };

/** Opens the dialog of this name from the page's buttons. */
async function openDialog(page: Page, name: string): Promise<Locator> {
  await press(page.getByRole('main').getByRole('link', { name }));
  return page.getByRole('dialog', { name });
}

/** Chooses `file` in the dialog and presses its button. */
async function submit(dialog: Locator, { name, content }: Download, button = 'Import'): Promise<void> {
  const buffer = Buffer.from(content);
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await dialog.getByRole('button', { name: button }).click();
}

/** Opens the FastTab Offline of the environment's page at the publisher; the browser keeps it open. */
async function openOffline(team: Page, customer: string): Promise<void> {
  await openEnvironment(team, customer, 'Contoso Vault');
  await press(team.getByRole('heading', { name: 'Offline' }));
  await expect(team.getByRole('list', { name: 'Thumbprints' })).toBeVisible();
}

/** Issues a license file for `days` and downloads it. */
async function issue(team: Page, days: string): Promise<Download> {
  await press(team.getByRole('link', { name: 'Issue license file' }));
  const dialog = team.getByRole('dialog', { name: 'Issue license file' });
  await dialog.getByLabel(/^Good for/).fill(days);
  const saved = await download(team, dialog.getByRole('button', { name: 'Issue and download' }));
  await expect(dialog).toBeHidden();
  return saved;
}

/** The publisher's keys, pinned after their thumbprint was compared. */
async function pinKeys(page: Page, keys: Download, thumbprint: string): Promise<void> {
  const dialog = await openDialog(page, 'Import publisher keys');
  await submit(dialog, keys, 'Show thumbprints');
  await expect(dialog.getByRole('list', { name: 'Keys of the file' })).toContainText(thumbprint);
  await dialog.getByRole('button', { name: 'Pin this key' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Pinned publisher keys' })).toContainText(thumbprint);
}

test('an environment without a connection is licensed by a file, and tells its telemetry in one', async ({
  start,
  open,
}) => {
  const team = await open(await start({ WORKSPACES: 'publisher' }));
  const customer = await createCustomer(team, 'Contoso');
  await createProduct(team, 'Payroll');
  await addCustomerProduct(team, customer, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '10',
  });
  await addEnvironment(team, customer, {
    Name: 'Contoso Vault',
    Tenant: listing.tenant,
    'Serial number': listing.serialNumber,
  });
  await openOffline(team, customer);
  const keys = await download(team, team.getByRole('link', { name: 'Download publisher keys' }));
  expect(keys.name).toBe('publisher-keys.json');
  const [thumbprint = ''] = await team
    .getByRole('list', { name: 'Thumbprints' })
    .locator('.font-mono')
    .allInnerTexts();
  const file = await issue(team, '30');
  expect(file.name).toBe('Contoso Vault.license');
  await expect(fact(team, 'Issued by')).toHaveText('admin@example.com');

  const administrator = await open(
    await start({
      WORKSPACES: 'environment',
      // Nobody listens there: the environment has no way to any publisher.
      REGISTRATION_ENDPOINT: 'http://127.0.0.1:9/api/licensing/v1',
      TENANT_ID: listing.tenant,
      ENVIRONMENT_ID: listing.serialNumber,
    }),
  );
  await addModule(administrator, { model: 'PayrollCore', product: 'Payroll', version: '1.0', used: '7' });
  await administrator.goto(CONFIGURATION);
  await expect(administrator.getByRole('button', { name: 'Import license file' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await pinKeys(administrator, keys, thumbprint);

  const altered = { ...file, content: file.content.replace(/\.(.{60})./, '.$1A') };
  const dialog = await openDialog(administrator, 'Import license file');
  await submit(dialog, altered);
  await expect(dialog.getByRole('alert')).toContainText(
    'it was cut off or altered on its way. Nothing was changed.',
  );
  await submit(dialog, file);
  await expect(dialog).toBeHidden();
  await administrator.goto('/license-management');
  await expect(licenseOf(administrator, 'PayrollCore').getByRole('gridcell')).toContainText([
    'No problem',
    'PayrollCore',
    '10',
    '7',
  ]);
  await expect(administrator.getByText(/^From a license file of .*, good until /)).toBeVisible();
  await expect(
    await auditEntries(administrator, 'License Refresh', 'From the license file Contoso Vault.license'),
  ).toHaveCount(1);
  await expect(
    await auditEntries(
      administrator,
      'License Refresh Failed',
      'License file Contoso Vault.license refused.',
    ),
  ).toHaveCount(1);
  await administrator.goto('/');
  await expect(administrator.getByRole('heading', { name: 'Modules that need attention' })).toBeVisible();
  await expect(administrator.getByRole('region', { name: 'Notifications' })).toHaveCount(0);

  await administrator.goto(CONFIGURATION);
  const telemetry = await download(
    administrator,
    administrator.getByRole('button', { name: 'Export telemetry' }),
  );
  await expect(await auditEntries(administrator, 'Telemetry Exported', '1 module')).toHaveCount(1);
  await openEnvironment(team, customer, 'Contoso Vault');
  await expect(fact(team, 'Last telemetry')).toHaveText('—');
  const report = await openDialog(team, 'Import telemetry file');
  await submit(report, keys);
  await expect(report.getByRole('alert')).toContainText('This is not a telemetry file');
  await submit(report, telemetry);
  await expect(report).toBeHidden();
  await expect(fact(team, 'Last telemetry')).not.toHaveText('—');
  await team.goto('/telemetry');
  await team.getByRole('link', { name: 'Contoso Vault' }).click();
  await expect(team.getByRole('grid', { name: 'Reports' })).toContainText('(file)');
  await expect(team.getByRole('grid', { name: 'Modules' })).toContainText('PayrollCore');
});

test('whoever chooses no file, a wrong one, or no time is told where', async ({ start, open }) => {
  const app = await start({ SAMPLE_DATA: 'on' });
  const page = await open(app);
  await page.goto(`${CONFIGURATION}?dialog=publisher-keys`);
  const dialog = page.getByRole('dialog', { name: 'Import publisher keys' });
  const input = dialog.locator('input[type=file]');
  await dialog.getByRole('button', { name: 'Show thumbprints' }).click();
  await expectFieldError(input, 'Choose a file.');
  await input.setInputFiles({ name: 'big.json', mimeType: 'a/b', buffer: Buffer.alloc(2_000_000, ' ') });
  await dialog.getByRole('button', { name: 'Show thumbprints' }).click();
  await expectFieldError(input, 'The file is too large: at most 900 KB.');
  await input.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('\u0089PNG') });
  await dialog.getByRole('button', { name: 'Show thumbprints' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This is not a file of publisher keys');

  const keys = await (await fetch(`${app.url}/api/licensing/v1/jwks.json`)).text();
  await input.setInputFiles({ name: 'k.json', mimeType: 'application/json', buffer: Buffer.from(keys) });
  await dialog.getByRole('button', { name: 'Show thumbprints' }).click();
  await dialog.getByRole('button', { name: 'Pin this key' }).click();
  await expect(dialog).toBeHidden();
  await press(page.getByRole('button', { name: 'Unpin' }));
  await confirm(page, 'Unpin this publisher key?', 'Unpin key');
  await expect(page.getByText('None. Import publisher keys to begin.')).toBeVisible();
});
