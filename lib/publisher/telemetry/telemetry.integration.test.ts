import { eq } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { reportedModules, validations } from '#db/schema/publisher';
import { chunksOf } from '#lib/kernel/chunks';
import { DAY, now, shiftClock, today } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { MOST_COUNTED } from '#lib/lists/query';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import {
  addCustomer,
  addEnvironment,
  addProduct,
  addRegistration,
  addReport,
  stranger,
  tester,
  unique,
} from '#lib/publisher/fixtures';
import { createRelease } from '#lib/publisher/releases/create';
import {
  countSilentEnvironments,
  everyReportingEnvironment,
  listReportingEnvironments,
} from './environments';
import { listTelemetryReports, readReportingEnvironment, readTelemetryReport } from './reports';
import { everyUnlicensedModule, listUnlicensedModules } from './unlicensed';
import { everyValidation, listValidations } from './validations';
import { installedVersions, listReportedProducts } from './versions';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

const inDays = (days: number) => today(new Date(now().getTime() + days * DAY));
const only = (column: string, value: string) => ({
  filters: [{ column, operator: 'equals', values: [value] }],
});

describe('the environments', () => {
  test('show what each reported last, and when', async () => {
    const environment = await addEnvironment();
    await addReport(environment.id, [{ product: 'Old', installed_version: '1.0' }]);
    const modules = [
      { product: 'One', installed_version: '1.0', used_licenses: 3 },
      { product: 'Two', installed_version: null },
    ];
    await addReport(environment.id, modules, { platform_version: '7.0', enabled_users: 12 });
    const { rows } = await listReportingEnvironments(tester, only('name', environment.name));
    expect(rows).toMatchObject([
      {
        customerId: environment.customerId,
        tenant: environment.tenant,
        modules: 2,
        silent: false,
        lastTelemetryAt: expect.any(Date),
        report: { platform_version: '7.0', enabled_users: 12, modules: [{ product: 'One' }, {}] },
      },
    ]);
    expect(await readReportingEnvironment(tester, environment.id)).toEqual(rows[0]);
  });

  test('have a history of reports, each as it was received', async () => {
    const environment = await addEnvironment();
    for (const version of ['1.0', '2.0', '3.0'])
      await addReport(environment.id, [{ product: 'One', installed_version: version }]);
    const { rows, total } = await listTelemetryReports(tester, environment.id);
    expect(total).toBe(3);
    expect(rows.map(({ report }) => report.modules[0]?.installed_version)).toContain('2.0');
    const [row] = rows;
    expect(await readTelemetryReport(tester, environment.id, row?.id)).toEqual(row);
    const other = await addEnvironment();
    await expect(readTelemetryReport(tester, other.id, row?.id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(readReportingEnvironment(tester, row?.id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('are silent after more than 7 days, when active and registered for longer', async () => {
    const customerId = (await addCustomer()).id;
    const named = async (name: string, values: object = {}) => {
      const environment = await addEnvironment({ customerId, name: unique(name), ...values });
      return environment;
    };
    const reporting = await named('Reporting');
    const silent = await named('Silent');
    const never = await named('Never');
    const inactive = await named('Inactive', { active: false });
    const unregistered = await named('Unregistered');
    for (const { id } of [reporting, silent, never, inactive]) await addRegistration(id);
    for (const { id } of [silent, inactive]) await addReport(id);
    const before = await countSilentEnvironments(tester);
    shiftClock(7 * DAY - 60_000);
    expect(await countSilentEnvironments(tester)).toBe(before);
    shiftClock(7 * DAY + 60_000);
    await addReport(reporting.id);
    const fresh = await named('Fresh');
    await addRegistration(fresh.id);
    const { rows } = await listReportingEnvironments(tester, {
      filters: [{ column: 'silent', operator: 'is', values: ['yes'] }],
      pageSize: 100,
    });
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([silent.name, never.name]));
    for (const { name } of [reporting, inactive, unregistered, fresh]) expect(names).not.toContain(name);
    expect(rows.every((row) => row.silent)).toBe(true);
    expect(await countSilentEnvironments(tester)).toBe(rows.length);
  });
});

describe('installed versions', () => {
  test('are counted per product, in the order of the versions, with the latest release marked', async () => {
    const product = await addProduct();
    for (const version of ['9.9', '10.0.1', '10.0.10']) {
      await createRelease(tester, { productId: product.id, version, releasedOn: '2025-01-01' });
    }
    const installed = ['10.0.10', '10.0.9', '10.0.9.0', '9.9', '10.0.11', null];
    for (const installed_version of installed) {
      const environment = await addEnvironment();
      await addReport(environment.id, [{ product: product.name.toUpperCase(), installed_version }]);
    }
    const versions = await installedVersions(tester, product.name);
    expect(versions.map(({ version, modules, latest }) => [version, modules, latest])).toEqual([
      ['', 1, false],
      ['9.9', 1, false],
      ['10.0.9', 2, false],
      ['10.0.10', 1, true],
      ['10.0.11', 1, false],
    ]);
    const reported = (await listReportedProducts(tester)).find(({ key }) => key === fold(product.name));
    expect(reported).toEqual({
      key: fold(product.name),
      name: product.name,
      productId: product.id,
      modules: 6,
      versions: 5,
      latestVersion: '10.0.10',
      upToDate: 2,
    });
  });

  test('of what is no product of the publisher are counted, too', async () => {
    const name = unique('Stranger');
    await addReport((await addEnvironment()).id, [{ product: name, installed_version: '1.0' }]);
    const reported = (await listReportedProducts(tester)).find(({ key }) => key === fold(name));
    expect(reported).toMatchObject({ name, productId: null, latestVersion: null, upToDate: 0 });
    expect(await installedVersions(tester, name)).toEqual([{ version: '1.0', modules: 1, latest: false }]);
  });
});

describe('unlicensed modules', () => {
  test('are all in an export, however many a page stops to count at', async () => {
    const environment = await addEnvironment();
    const product = unique('Unheard of');
    const rows = Array.from({ length: MOST_COUNTED + 1 }, (_, index) => ({
      id: newId(),
      environmentId: environment.id,
      model: `${product} ${index}`,
      modelKey: fold(`${product} ${index}`),
      product,
      productKey: fold(product),
      installedVersion: '1.0',
      versionKey: '1.0',
      reportedAt: now(),
    }));
    await transaction(async (tx) => {
      for (const chunk of chunksOf(rows)) await tx.insert(reportedModules).values(chunk);
    });
    const exported = await everyUnlicensedModule(tester, only('product', product));
    expect(new Set(exported.map(({ id }) => id)).size).toBe(rows.length);
    expect(await listUnlicensedModules(tester)).toMatchObject({ capped: true });
    await transaction((tx) =>
      tx.delete(reportedModules).where(eq(reportedModules.environmentId, environment.id)),
    );
  });

  test('are those that no license covers today, by the rules of licenses', async () => {
    const customer = await addCustomer();
    const environment = await addEnvironment({ customerId: customer.id });
    const sold = async (terms: object | null, product: object = {}) => {
      const { id, name } = await addProduct({ featureManaged: true, ...product });
      const agreed = { customerId: customer.id, productId: id, licenseType: 'Annual', enabled: true };
      if (terms) await createCustomerProduct(tester, { ...agreed, userCount: 10, ...terms });
      return name;
    };
    const expected: [product: string, code: string | null, since?: string][] = [
      [await sold({ expiresOn: inDays(0) }), null],
      [await sold({ licenseType: 'Perpetual', expiresOn: inDays(-9) }), null],
      [await sold({ siteLicense: true }), null],
      [await sold(null, { disableLicenseControl: true }), null],
      [await sold({ expiresOn: inDays(-2) }), 'EXPIRED', inDays(-1)],
      [await sold({ expiresOn: inDays(-9), featureDisableOn: inDays(-5) }), 'FEATURE_DISABLED', inDays(-4)],
      [await sold({ enabled: false }), 'LICENSE_DISABLED'],
      [await sold({ startsOn: inDays(1) }), 'NOT_STARTED'],
      [await sold({ userCount: 6 }), 'USERS_EXCEEDED'],
      [await sold(null), 'NOT_LICENSED'],
      [await sold({}, { active: false }), 'NOT_LICENSED'],
      [unique('No product'), 'NOT_LICENSED'],
    ];
    const modules = expected.map(([product]) => ({ product, installed_version: '1.0', used_licenses: 7 }));
    await addReport(environment.id, modules);
    const { rows } = await listUnlicensedModules(tester, only('customerName', customer.name));
    const found = new Map(rows.map((row) => [row.product, row]));
    expect(expected.map(([product]) => found.get(product)?.code ?? null)).toEqual(
      expected.map(([, code]) => code),
    );
    expect(expected.map(([product]) => found.get(product)?.since ?? undefined)).toEqual(
      expected.map(([, , since]) => since),
    );
    expect(rows.every((row) => row.environmentId === environment.id)).toBe(true);
    expect(await everyUnlicensedModule(tester, only('customerName', customer.name))).toEqual(rows);
  });

  test('are all those of an environment that is not active', async () => {
    const customer = await addCustomer();
    const environment = await addEnvironment({ customerId: customer.id, active: false });
    const product = await addProduct();
    const agreed = { customerId: customer.id, productId: product.id, licenseType: 'Annual', enabled: true };
    await createCustomerProduct(tester, { ...agreed, siteLicense: true });
    await addReport(environment.id, [{ product: product.name, installed_version: '1.0' }]);
    const { rows } = await listUnlicensedModules(tester, only('customerName', customer.name));
    expect(rows).toMatchObject([{ code: 'ENVIRONMENT_INACTIVE', permitted: true, since: null }]);
  });
});

describe('the validation log', () => {
  test('lists what was asked and answered, the latest first', async () => {
    const environment = await addEnvironment();
    const entry = (model: string, minutes: number, values: object = {}) => ({
      id: newId(),
      environmentId: environment.id,
      at: new Date(now().getTime() - minutes * 60_000),
      product: 'Product',
      productKey: 'product',
      model,
      modelVersion: '1.0',
      hostUrl: 'https://contoso.example.com',
      enabled: true,
      installed: true,
      production: false,
      usedLicenses: null,
      code: 'VALID',
      permitted: true,
      ...values,
    });
    const entries = [entry('Later', 1), entry('Earlier', 2, { code: 'EXPIRED', permitted: false })];
    await transaction((tx) => tx.insert(validations).values(entries));
    const query = only('environmentName', environment.name);
    const { rows } = await listValidations(tester, query);
    expect(rows.map(({ model }) => model)).toEqual(['Later', 'Earlier']);
    expect(rows[1]).toMatchObject({
      environmentName: environment.name,
      customerId: environment.customerId,
      code: 'EXPIRED',
      permitted: false,
    });
    const filters = [...query.filters, { column: 'code', operator: 'any', values: ['EXPIRED'] }];
    expect((await listValidations(tester, { filters })).rows).toHaveLength(1);
    const exported = [];
    for await (const some of everyValidation(tester, query)) exported.push(...some);
    expect(exported).toEqual(rows);
  });
});

test('telemetry is for those who may read it', async () => {
  const { id } = await addEnvironment();
  const asks = [
    () => listReportingEnvironments(stranger),
    () => readReportingEnvironment(stranger, id),
    () => listTelemetryReports(stranger, id),
    () => readTelemetryReport(stranger, id, id),
    () => countSilentEnvironments(stranger),
    () => listReportedProducts(stranger),
    () => installedVersions(stranger, 'Product'),
    () => listUnlicensedModules(stranger),
    () => everyUnlicensedModule(stranger, {}),
    () => listValidations(stranger),
    async () => everyValidation(stranger, {}),
    async () => everyReportingEnvironment(stranger, {}),
  ];
  for (const ask of asks) await expect(ask()).rejects.toMatchObject({ kind: 'forbidden' });
});
