import type { Page } from '@playwright/test';
import { addModule, auditEntries, licenseOf, refreshLicenses } from './fixtures/administrator.ts';
import { day } from './fixtures/forms.ts';
import { CONTOSO, expect, servedAs, test } from './fixtures/instances.ts';
import {
  addCustomerProduct,
  addEnvironment,
  addRelease,
  changeCustomerProduct,
  createContoso,
  createCustomer,
  createProduct,
} from './fixtures/product-team.ts';

test.describe.configure({ timeout: 480_000 });

const EXPIRED = 'One or more product licenses have expired.';
const EXCEEDED = 'The number of used licenses exceeds the assigned quantity for one or more products.';

const notifications = (page: Page) => page.getByRole('region', { name: 'Notifications' });

test('from the dashboard’s warnings to healthy licenses, by what the product team changes', async ({
  start,
  open,
}) => {
  const app = await start(servedAs(CONTOSO));
  const team = await open(app);
  const customer = await createContoso(team);
  await createProduct(team, 'Payroll');
  await createProduct(team, 'Banking');
  await addCustomerProduct(team, customer, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '10',
    'Subscription end date': day(90),
  });
  await addCustomerProduct(team, customer, {
    Product: 'Banking',
    'License type': 'Subscription',
    'No. of users': '5',
    'Subscription end date': day(-1),
  });

  const administrator = await team.context().newPage();
  await addModule(administrator, {
    model: 'PayrollCore',
    product: 'Payroll',
    version: '10.0.43',
    used: '12',
  });
  await addModule(administrator, { model: 'BankFiles', product: 'Banking', version: '2.1', used: '1' });
  await refreshLicenses(administrator, /^Success: 2 licenses refreshed, 2 changed: /);

  await administrator.goto('/');
  await expect(notifications(administrator)).toContainText(EXPIRED);
  await notifications(administrator)
    .getByRole('paragraph')
    .filter({ hasText: EXCEEDED })
    .getByRole('link', { name: 'See licenses' })
    .click();
  await administrator.waitForURL('**/license-management');
  const payroll = licenseOf(administrator, 'PayrollCore');
  const banking = licenseOf(administrator, 'BankFiles');
  await expect(payroll.getByRole('img', { name: 'Warning: Users exceeded' })).toBeVisible();
  await expect(payroll.getByRole('gridcell')).toContainText(['', 'PayrollCore', '10', '12']);
  await expect(banking.getByRole('img', { name: 'Warning: Expired' })).toBeVisible();
  await expect(banking.getByRole('gridcell').last()).toHaveText('Contoso');

  await changeCustomerProduct(team, customer, 'Payroll', { 'No. of users': '15' });
  // Nothing changes in the environment until it asks.
  await administrator.reload();
  await expect(payroll.getByRole('img', { name: 'Warning: Users exceeded' })).toBeVisible();
  await refreshLicenses(
    administrator,
    'Success: 2 licenses refreshed, 1 changed: Payroll (License Qty 10 → 15).',
  );
  await expect(payroll.getByRole('img')).toHaveCount(0);
  await expect(payroll.getByRole('gridcell')).toContainText(['No problem', 'PayrollCore', '15', '12']);

  await administrator.goto('/');
  await expect(notifications(administrator)).toContainText(EXPIRED);
  await expect(notifications(administrator)).not.toContainText(EXCEEDED);
  await changeCustomerProduct(team, customer, 'Banking', { 'Subscription end date': day(0) });
  await refreshLicenses(administrator, /1 changed: Banking \(Expiration date /);
  await expect(banking.getByRole('img')).toHaveCount(0);
  await administrator.goto('/');
  await expect(administrator.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await expect(notifications(administrator)).toHaveCount(0);

  const refreshes = await auditEntries(administrator, 'License Refresh', 'Payroll (License Qty 10 → 15)');
  await expect(refreshes).toHaveCount(1);
  await expect(refreshes).toContainText(app.admin.email);
});

test('a new release shows as information, until it is installed', async ({ start, open }) => {
  const app = await start({ TENANT_ID: 'contoso.example', ENVIRONMENT_ID: 'contoso-test' });
  const page = await open(app);
  const customer = await createCustomer(page, 'Contoso');
  await addEnvironment(page, customer, {
    Name: 'Contoso Test',
    Tenant: 'contoso.example',
    'Serial number': 'contoso-test',
    Production: false,
  });
  const payroll = await createProduct(page, 'Payroll');
  await addRelease(page, payroll, { Version: '10.0.9', 'Release date': day(-30) });
  await addCustomerProduct(page, customer, {
    Product: 'Payroll',
    'License type': 'Perpetual',
    'Site (Module) License': true,
  });
  await addModule(page, { model: 'PayrollCore', product: 'Payroll', version: '10.0.9', used: '400' });
  await refreshLicenses(page, /^Success: 1 license refreshed, 1 changed: /);
  const row = licenseOf(page, 'PayrollCore');
  await expect(row.getByRole('img')).toHaveCount(0);
  await expect(row.getByRole('gridcell')).toContainText(['', 'PayrollCore', 'Site', '400', '—', '10.0.9']);

  const notes = 'https://docs.example.com/payroll/10.0.10';
  await addRelease(page, payroll, {
    Version: '10.0.10',
    'Release date': day(0),
    'Release notes URL': notes,
  });
  await refreshLicenses(page, /1 changed: Payroll \(Latest version 10\.0\.9 → 10\.0\.10, /);
  await expect(row.getByRole('img')).toHaveAccessibleName('Information: Newer version available');
  await expect(row).toContainText('10.0.10');
  await page.goto('/');
  await expect(notifications(page)).toHaveCount(0);

  await page.goto('/license-management');
  await row.getByRole('link', { name: 'PayrollCore' }).click();
  await expect(page.getByRole('complementary', { name: 'PayrollCore' })).toContainText(
    'Newer version available',
  );
  await expect(page.getByRole('toolbar').getByRole('link', { name: /^Release Notes/ })).toHaveAttribute(
    'href',
    notes,
  );

  await page.goto('/modules');
  await page.getByRole('link', { name: 'PayrollCore', exact: true }).click();
  const form = page.getByRole('form', { name: 'Module PayrollCore' });
  await expect(form).toHaveAttribute('novalidate', '');
  await form.getByRole('textbox', { name: 'Installed version' }).fill('10.0.10');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await page.goto('/license-management');
  await expect(row.getByRole('img')).toHaveCount(0);
});
