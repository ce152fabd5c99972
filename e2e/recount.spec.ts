import { addModule, auditEntries, licenseOf, refreshLicenses } from './fixtures/administrator.ts';
import { download, recordsOf } from './fixtures/downloads.ts';
import { expectFieldError, field, openForm } from './fixtures/forms.ts';
import { gridOf, rowsOf } from './fixtures/grids.ts';
import { chooseTable, importButton } from './fixtures/imports.ts';
import { CONTOSO, expect, servedAs, test } from './fixtures/instances.ts';
import {
  addCustomerProduct,
  changeCustomerProduct,
  createContoso,
  createProduct,
} from './fixtures/product-team.ts';
import { addNamedUser, addSecurityRole, recountNow } from './fixtures/user-licensing.ts';

test.describe.configure({ timeout: 480_000 });

const EXCEEDED = 'The number of used licenses exceeds the assigned quantity for one or more products.';

test('imported users are counted and shown as used, beyond the quantity with a warning until it is raised', async ({
  start,
  open,
}) => {
  const app = await start(servedAs(CONTOSO));
  const team = await open(app);
  const customer = await createContoso(team);
  await createProduct(team, 'Payroll', { 'License metric': 'Named users' });
  const terms = { Product: 'Payroll', 'License type': 'Perpetual', 'No. of users': '2' };
  await addCustomerProduct(team, customer, terms);

  const administrator = await team.context().newPage();
  await addModule(administrator, { model: 'PayrollCore', product: 'Payroll', version: '10.0.43' });
  await refreshLicenses(administrator, /1 license refreshed/);
  const payroll = licenseOf(administrator, 'PayrollCore');
  await expect(payroll.getByRole('gridcell')).toContainText(['', 'PayrollCore', '2', '—']);

  await addSecurityRole(administrator, 'Clerk', 'Task', ['PayrollCore']);
  await administrator.goto('/import/users');
  await chooseTable(administrator, [
    ['User name', 'Roles'],
    ['ann', 'Clerk'],
    ['ben', 'Clerk'],
  ]);
  await importButton(administrator).click();
  await expect(administrator.getByText('Users imported: 2 created, 0 changed, 0 unchanged.')).toBeVisible();
  await recountNow(administrator, '2 enabled users and the use of 1 module counted.');
  await administrator.goto('/license-management');
  await expect(payroll.getByRole('gridcell')).toContainText(['No problem', 'PayrollCore', '2', '2']);

  await addNamedUser(administrator, 'cid', ['Clerk']);
  await recountNow(administrator, '3 enabled users and the use of 1 module counted.');
  await administrator.goto('/license-management');
  await expect(payroll.getByRole('img', { name: 'Warning: Users exceeded' })).toBeVisible();
  await expect(payroll.getByRole('gridcell')).toContainText(['', 'PayrollCore', '2', '3']);
  await administrator.goto('/');
  const notifications = administrator.getByRole('region', { name: 'Notifications' });
  await expect(notifications).toContainText(EXCEEDED);

  await administrator.goto('/user-licensing/report?of=module:payrollcore');
  const warnings = administrator.getByRole('list', { name: 'Warnings' });
  await expect(warnings).toContainText('PayrollCore is used by 3 users and licensed for 2.');
  await expect(rowsOf(gridOf(administrator, 'Users counted in PayrollCore'))).toHaveCount(3);

  await changeCustomerProduct(team, customer, 'Payroll', { 'No. of users': '5' });
  await refreshLicenses(administrator, /1 changed: Payroll \(License Qty 2 → 5\)/);
  await expect(payroll.getByRole('gridcell')).toContainText(['No problem', 'PayrollCore', '5', '3']);
  await administrator.goto('/');
  await expect(administrator.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await expect(notifications).toHaveCount(0);

  expect(await (await auditEntries(administrator, 'Recount', 'counted')).count()).toBe(3);
});

test('the report tells how the counts went, of any run, on paper and as CSV, and what licenses do not cover', async ({
  start,
  open,
}) => {
  const app = await start({ SAMPLE_DATA: 'on' });
  const page = await open(app);
  await page.goto('/user-licensing/recounts');
  const runs = rowsOf(gridOf(page, 'Recounts'));
  await expect(runs).toHaveCount(10);
  await runs.nth(9).getByRole('link').first().click();
  await page.waitForURL('**/user-licensing/report?run=*');
  await expect(page.getByText('names of those who were counted are kept of the latest')).toBeVisible();
  const types = page.getByRole('table', { name: 'By user license type' });
  const before = await types.getByRole('row', { name: /^Functional/ }).textContent();

  const choice = page.getByLabel('Recount of');
  await choice.selectOption({ index: 0 });
  await expect(types.getByRole('row', { name: /^Functional/ })).not.toHaveText(before ?? '');
  await page
    .getByRole('table', { name: 'By module' })
    .getByRole('link', { name: 'AdvancedBanking', exact: true })
    .click();
  const history = page.getByRole('figure', { name: 'AdvancedBanking: users at each recount' });
  await history.getByText('Show as a table').click();
  await expect(history.getByRole('columnheader')).toHaveText(['Recount (UTC)', 'Users', 'License Qty']);
  await expect(history.getByRole('rowheader')).toHaveCount(10);
  await expect(gridOf(page, 'Users counted in AdvancedBanking')).toBeVisible();

  const compared = page.getByRole('table', { name: 'Users and licenses now' });
  const banking = compared.getByRole('row', { name: /^AdvancedBanking/ });
  await expect(banking.getByRole('time')).toHaveCount(2);

  const form = await openForm(page, 'Maximum user count');
  await field(form, 'Maximum user count').fill('none');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectFieldError(field(form, 'Maximum user count'), /whole number/);
  await field(form, 'Maximum user count').fill('30000');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Warnings' })).toContainText(
    'AdvancedBanking is licensed for 25 users, below the maximum user count of 30,000.',
  );

  const exported = await download(page, page.getByRole('link', { name: 'Export as CSV' }));
  expect(exported.name).toMatch(/^recount-report-.*\.csv$/);
  expect(recordsOf(exported.content).map((record) => record['User license type or module'])).toContain(
    'AdvancedBanking',
  );
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(compared).toBeVisible();
});
