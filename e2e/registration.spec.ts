import type { Page } from '@playwright/test';
import {
  addModule,
  auditEntries,
  fact,
  licenseOf,
  refreshLicenses,
  register,
  sendTelemetry,
} from './fixtures/administrator.ts';
import { confirm, expectFieldError, field, fill, press } from './fixtures/forms.ts';
import { CONTOSO, environmentOf, expect, test } from './fixtures/instances.ts';
import {
  addCustomerProduct,
  addEnvironment,
  createCustomer,
  createProduct,
  openEnvironment,
} from './fixtures/product-team.ts';

test.describe.configure({ timeout: 600_000 });

const CONFIGURATION = '/license-management/configuration';

const statusOf = (page: Page) => fact(page, 'Effective registration status');

/** Waits for what the environment does by itself at its start. */
async function untilStatus(page: Page, status: string): Promise<void> {
  await expect(async () => {
    await page.goto(CONFIGURATION);
    await expect(statusOf(page)).toHaveText(status, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}

/** A customer with a license of Payroll for 10 users; returns its ID. */
async function sellPayroll(team: Page): Promise<string> {
  const customer = await createCustomer(team, 'Contoso');
  await createProduct(team, 'Payroll');
  await addCustomerProduct(team, customer, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '10',
  });
  return customer;
}

test('an unknown environment waits, is assigned, registers and gets its licenses', async ({
  start,
  open,
}) => {
  const publisher = await start({ WORKSPACES: 'publisher' });
  const team = await open(publisher);
  const customer = await sellPayroll(team);

  const administrator = await open(await start(environmentOf(publisher, CONTOSO)));
  await untilStatus(administrator, 'Not registered (pending)');
  await expect(fact(administrator, 'Status message')).toContainText(
    'The publisher has to assign it to a customer',
  );
  await addModule(administrator, { model: 'PayrollCore', product: 'Payroll', version: '1.0', used: '7' });
  await administrator.goto('/');
  await expect(administrator.getByRole('region', { name: 'Notifications' })).toContainText('Not registered.');

  await team.goto('/registrations');
  await expect(team.getByRole('link', { name: 'Registrations 1 waiting' })).toBeVisible();
  const waiting = team.getByRole('row').filter({ hasText: CONTOSO.serialNumber });
  await expect(waiting).toContainText(CONTOSO.tenant);
  await waiting.getByRole('link').click();
  await press(team.getByRole('toolbar').getByRole('link', { name: 'Assign' }));
  const assignment = team.getByRole('dialog', { name: 'Assign to a customer' });
  const holder = assignment.getByRole('combobox', { name: 'Customer' });
  await assignment.getByRole('button', { name: 'Assign' }).click();
  await expect(holder).toBeFocused();
  await expect(holder).toHaveAttribute('aria-invalid', 'true');
  await holder.pressSequentially('conto');
  await team.getByRole('option', { name: 'Contoso' }).click();
  await fill(assignment, { 'Environment name': 'Contoso Production' });
  await assignment.getByRole('button', { name: 'Assign' }).click();
  await expect(team.getByText('No environment waits')).toBeVisible();
  await openEnvironment(team, customer, 'Contoso Production');
  await expect(fact(team, 'Registration')).toHaveText('Never registered');

  await register(administrator, 'Success: Registered for Contoso.');
  await administrator.goto(CONFIGURATION);
  await expect(statusOf(administrator)).toHaveText('Registered');
  await expect(fact(administrator, 'License holder')).toHaveText('Contoso');
  await expect(fact(administrator, 'Tenant ID')).toHaveText(CONTOSO.tenant);
  await expect(fact(administrator, 'Environment ID')).toHaveText(CONTOSO.serialNumber);
  await refreshLicenses(administrator, /^Success: 1 license refreshed, /);
  await expect(licenseOf(administrator, 'PayrollCore').getByRole('gridcell')).toContainText([
    'No problem',
    'PayrollCore',
    '10',
    '7',
  ]);
  await expect(await auditEntries(administrator, 'Registration Success', 'for Contoso.')).toHaveCount(1);
  await expect(
    await auditEntries(administrator, 'Registration Failed', 'does not know this environment'),
  ).not.toHaveCount(0);

  await team.reload();
  await expect(fact(team, 'Registration')).toHaveText('Registered');
  await expect(fact(team, 'Client')).not.toHaveText('—');
  await expect(fact(team, 'Last telemetry')).toHaveText('—');
  await sendTelemetry(administrator, 'Success: Telemetry sent for 1 module.');
  await expect(await auditEntries(administrator, 'Telemetry Send', 'for 1 module.')).toHaveCount(1);
  await team.reload();
  await expect(fact(team, 'Last telemetry')).toHaveText(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d UTC$/);
});

test('a revoked environment is told so, and registers again with a code of the product team', async ({
  start,
  open,
}) => {
  const publisher = await start({ WORKSPACES: 'publisher' });
  const team = await open(publisher);
  const customer = await sellPayroll(team);
  await addEnvironment(team, customer, {
    Name: 'Contoso Production',
    Tenant: CONTOSO.tenant,
    'Serial number': CONTOSO.serialNumber,
  });
  const administrator = await open(await start(environmentOf(publisher, CONTOSO)));
  // A listed environment needs nobody.
  await untilStatus(administrator, 'Registered');
  await addModule(administrator, { model: 'PayrollCore', product: 'Payroll', version: '1.0', used: '7' });
  await refreshLicenses(administrator, /^Success: 1 license refreshed, /);

  await openEnvironment(team, customer, 'Contoso Production');
  await expect(fact(team, 'Registration')).toHaveText('Registered');
  await press(team.getByRole('button', { name: 'Revoke registration' }));
  await confirm(team, 'Revoke the registration of Contoso Production?', 'Revoke registration');
  await expect(fact(team, 'Registration')).toHaveText('Revoked');

  await refreshLicenses(
    administrator,
    /^Error: The licenses were not refreshed\. The licensing service no longer accepts the refresh token\. .* stay in force\./,
  );
  await expect(licenseOf(administrator, 'PayrollCore').getByRole('gridcell')).toContainText([
    'No problem',
    'PayrollCore',
    '10',
  ]);
  await administrator.goto(CONFIGURATION);
  await expect(statusOf(administrator)).toHaveText('Failure');
  await expect(fact(administrator, 'Status message')).toContainText(
    'Ask the publisher for a registration code',
  );

  await press(team.getByRole('button', { name: 'Issue registration code' }));
  const issued = team.getByRole('dialog', { name: 'Registration code' });
  const code = await issued.getByLabel('Code for Contoso Production').inputValue();
  await issued.getByRole('button', { name: 'Done' }).click();
  await expect(issued).toBeHidden();
  await expect(fact(team, 'Unused code good until')).not.toHaveText('—');
  // It is shown once.
  await team.reload();
  expect(await team.content()).not.toContain(code);

  await press(administrator.getByRole('link', { name: 'Register with a code' }));
  const dialog = administrator.getByRole('dialog', { name: 'Register with a code' });
  const input = field(dialog, 'Registration code');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expectFieldError(input, 'Required.');
  await input.fill('WRONG-CODE');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expectFieldError(input, 'The registration code is wrong, used, or older than 72 hours.');
  await input.fill(code);
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expect(dialog).toBeHidden();
  await expect(statusOf(administrator)).toHaveText('Registered');
  await refreshLicenses(administrator, 'Success: 1 license refreshed, none changed.');

  await team.reload();
  await expect(fact(team, 'Registration')).toHaveText('Registered');
  await expect(fact(team, 'Unused code good until')).toHaveText('—');
  await administrator.goto(`${CONFIGURATION}?dialog=register`);
  await input.fill(code);
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expectFieldError(input, 'The registration code is wrong, used, or older than 72 hours.');
});
