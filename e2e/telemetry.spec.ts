import type { Page } from '@playwright/test';
import {
  addModule,
  auditEntries,
  licenseOf,
  refreshLicenses,
  sendTelemetry,
  validateLicenses,
} from './fixtures/administrator.ts';
import { day, press } from './fixtures/forms.ts';
import { column, gridOf, rowsOf } from './fixtures/grids.ts';
import { CONTOSO, endpointOf, environmentOf, test as instances, servedAs } from './fixtures/instances.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import {
  addCustomerProduct,
  addEnvironment,
  addRelease,
  changeCustomerProduct,
  createCustomer,
  createProduct,
} from './fixtures/product-team.ts';
import { expect, test } from './fixtures/sample-data.ts';

instances.describe.configure({ timeout: 600_000 });

/** Registers an environment as any OAuth client would, and reports its modules. */
async function report(publisher: LicenseManager, serialNumber: string, modules: object[]): Promise<void> {
  const post = async (path: string, body: object, headers = {}) => {
    const answer = await fetch(`${endpointOf(publisher)}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return answer;
  };
  const registered = await post(
    '/registrations',
    { tenant_id: CONTOSO.tenant, environment_id: serialNumber },
    { 'idempotency-key': crypto.randomUUID() },
  );
  const { access_token } = (await registered.json()) as { access_token: string };
  await post(
    '/telemetry',
    { environment_name: 'Reported by itself', platform_version: '7.0.7521', modules },
    { authorization: `Bearer ${access_token}` },
  );
}

/** A publisher of Payroll, and two environments that it has listed for Contoso. */
async function publish(team: Page): Promise<string> {
  const customer = await createCustomer(team, 'Contoso');
  const payroll = await createProduct(team, 'Payroll');
  for (const [version, days] of [
    ['10.0.9', -200],
    ['10.0.10', -20],
  ] as const)
    await addRelease(team, payroll, { Version: version, 'Release date': day(days) });
  await addCustomerProduct(team, customer, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '10',
    'Subscription end date': day(300),
  });
  for (const [name, serialNumber] of [
    ['Contoso Production', CONTOSO.serialNumber],
    ['Contoso Test', 'contoso-test'],
  ] as const)
    await addEnvironment(team, customer, {
      Name: name,
      Tenant: CONTOSO.tenant,
      'Serial number': serialNumber,
    });
  return customer;
}

instances(
  'Validate licenses asks the publisher, whose log shows it; what differs leads to a refresh',
  async ({ start, open }) => {
    const publisher = await start({ WORKSPACES: 'publisher' });
    const team = await open(publisher);
    const customer = await publish(team);
    const administrator = await open(await start(environmentOf(publisher, CONTOSO)));
    await addModule(administrator, {
      model: 'PayrollCore',
      product: 'Payroll',
      version: '10.0.9',
      used: '7',
    });
    await refreshLicenses(administrator, /^Success: 1 license refreshed, /);

    await validateLicenses(administrator, 'Success: 1 module validated, all as the licenses in force say.');
    await expect(administrator.getByText('Last validation:')).toBeVisible();
    await team.goto('/telemetry/validations');
    const log = gridOf(team, 'Validations');
    const [first] = await rowsOf(log).all();
    expect(await first?.getByRole('gridcell').allTextContents()).toEqual(
      expect.arrayContaining([
        'Contoso',
        'Contoso Production',
        'Payroll',
        'Valid',
        'PayrollCore',
        '10.0.9',
        '7',
      ]),
    );
    await rowsOf(log).first().getByRole('link', { name: 'Contoso Production' }).click();
    await team.waitForURL(`**/customers/${customer}/environments/*`);

    await changeCustomerProduct(team, customer, 'Payroll', { 'No. of users': '5' });
    await validateLicenses(
      administrator,
      'Success: 1 module validated, 1 differs: PayrollCore (Valid → Users exceeded). 1 license refreshed, 1 changed: Payroll (License Qty 10 → 5).',
    );
    await expect(
      licenseOf(administrator, 'PayrollCore').getByRole('img', { name: /Users exceeded/ }),
    ).toBeVisible();
    await team.goto('/telemetry/validations');
    await expect(rowsOf(log).first()).toContainText('Users exceeded');

    await publisher.halt();
    await validateLicenses(
      administrator,
      /^Error: The licenses were not validated\. .* The licenses in force stay as they are\./,
    );
    await expect(licenseOf(administrator, 'PayrollCore')).toContainText('5');
    await expect(await auditEntries(administrator, 'Validation Failed')).toHaveCount(1);
  },
);

instances('the first look at the dashboard of a day validates by itself, once', async ({ start, open }) => {
  const app = await start(servedAs(CONTOSO));
  const page = await open(app);
  await publish(page);
  await addModule(page, { model: 'PayrollCore', product: 'Payroll', version: '10.0.9', used: '7' });
  await refreshLicenses(page, /^Success: 1 license refreshed, /);
  const validations = () => page.request.get('/export/validations').then((answer) => answer.text());
  expect(await validations()).not.toContain('PayrollCore');
  for (const _ of [1, 2, 3]) await page.goto('/');
  await expect.poll(validations).toContain('PayrollCore');
  const [entry, ...others] = await (await auditEntries(page, 'Validation')).allTextContents();
  expect(others).toEqual([]);
  expect(entry).toContain('Daily validation');
});

instances(
  'what environments report shows by environment, by version, and where no license covers it',
  async ({ start, open }) => {
    const publisher = await start({ WORKSPACES: 'publisher' });
    const team = await open(publisher);
    await publish(team);
    await report(publisher, 'contoso-test', [
      { model: 'PayrollCore', product: 'Payroll', installed_version: '10.0.10', used_licenses: 3 },
      { model: 'Assets', product: 'Fixed Assets', installed_version: '2.1', used_licenses: 1 },
    ]);
    const administrator = await open(await start(environmentOf(publisher, CONTOSO)));
    await addModule(administrator, {
      model: 'PayrollCore',
      product: 'payroll',
      version: '10.0.9',
      used: '7',
    });
    await refreshLicenses(administrator, /^Success: /);
    await sendTelemetry(administrator, 'Success: Telemetry sent for 1 module.');

    await team.goto('/telemetry');
    const environments = gridOf(team, 'Environments');
    await expect(rowsOf(environments)).toHaveCount(2);
    expect(await column(environments, 'Modules')).toEqual(['1', '2']);
    await environments.getByRole('link', { name: 'Contoso Test' }).click();
    await expect(team.getByRole('heading', { name: 'Contoso Test', level: 1 })).toBeVisible();
    await expect(rowsOf(gridOf(team, 'Modules'))).toContainText(['PayrollCore', 'Assets']);
    await rowsOf(gridOf(team, 'Reports')).getByRole('link').first().click();
    const panel = team.getByRole('complementary', { name: 'Report' });
    await expect(panel).toContainText('"environment_name": "Reported by itself"');
    await expect(panel).toContainText('"installed_version": "10.0.10"');

    await team.goto('/telemetry/versions');
    const figure = team.getByRole('figure', { name: 'Installed versions of Payroll' });
    await figure.getByText('Show as a table').click();
    await expect(figure.getByRole('row')).toHaveText([/^Version/, '10.0.10 (latest)1', '10.0.91']);
    await press(gridOf(team, 'Reported products').getByRole('link', { name: 'Fixed Assets' }));
    await expect(team.getByRole('figure', { name: 'Installed versions of Fixed Assets' })).toBeVisible();

    await team.goto('/telemetry/unlicensed');
    const unlicensed = rowsOf(gridOf(team, 'Unlicensed modules'));
    await expect(unlicensed).toHaveCount(1);
    await expect(unlicensed).toContainText('Fixed Assets');
    await expect(unlicensed).toContainText('Not licensed');
  },
);

test('environments that are silent for over 7 days are told of, and shown by a press', async ({ page }) => {
  await page.goto('/telemetry');
  const told = page.getByText(/^Warning: \d+ environments are silent/);
  await expect(told).toBeVisible();
  const silent = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0]);
  await page.getByRole('link', { name: 'Show them' }).click();
  const rows = rowsOf(gridOf(page, 'Environments'));
  await expect(rows).toHaveCount(silent);
  for (const row of await rows.all()) await expect(row).toContainText('Silent');
});
