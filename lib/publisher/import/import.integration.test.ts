import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/instance';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import type { Actor } from '#lib/access/actor';
import { fold } from '#lib/kernel/text';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { updateCustomer } from '#lib/publisher/customers/update';
import {
  addCustomer,
  addEnvironment,
  addPending,
  addProduct,
  addTerms,
  licenseRevisions,
  refusal,
  tester,
  unique,
} from '#lib/publisher/fixtures';
import { applyImport } from './apply';
import { checkImport } from './check';
import type { ImportKind } from './kinds';
import { importerOf, importKinds } from './kinds';
import { templateOf } from './template';

afterAll(closeDatabase);

type Table = (string | number)[][];
const csv = (table: Table) =>
  new TextEncoder().encode(
    table.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  );
const someone = (grants: Actor['grants'] = tester.grants): Actor => ({
  ...tester,
  name: unique('Team'),
  grants,
});

const check = (kind: ImportKind, table: Table, more: object = {}, actor = tester) =>
  checkImport(actor, { kind, file: csv(table), ...more });
async function importAll(kind: ImportKind, table: Table, actor = tester) {
  const { digest } = await check(kind, table, {}, actor);
  return applyImport(actor, { kind, file: csv(table), digest });
}
const entriesOf = async ({ name }: Actor) =>
  (
    await reader().select().from(auditEntries).where(eq(auditEntries.actor, name)).orderBy(auditEntries.id)
  ).map(({ operation, details }) => `${operation}: ${details}`);
const customerNamed = async (name: string) =>
  (
    await reader()
      .select()
      .from(customers)
      .where(eq(customers.nameKey, fold(name)))
  )[0];

describe('customers', () => {
  test('are created and changed as the report said, each audited as by hand', async () => {
    const actor = someone();
    const known = await addCustomer({ region: 'Nordic', description: 'Kept', customerNumber: 'C-1' });
    const name = unique('Imported');
    const table = [
      ['Name', 'Region', 'Customer number'],
      [name, 'anz', 'C-2'],
      [known.name.toUpperCase(), 'Nordic', ''],
    ];
    const report = await check('customers', table);
    expect(report.counts).toEqual({ error: 0, change: 1, create: 1, unchanged: 0 });
    expect(report.missing).toEqual(['Description']);
    expect(report.rows).toEqual([
      {
        line: 3,
        name: known.name.toUpperCase(),
        outcome: 'change',
        details: [`Name ${known.name} → ${known.name.toUpperCase()}; Customer number C-1 → none`],
      },
      { line: 2, name, outcome: 'create', details: [`Name ${name}; Region ANZ; Customer number C-2`] },
    ]);
    expect(await customerNamed(name)).toBeUndefined();

    expect(await importAll('customers', table, actor)).toEqual({
      applied: true,
      message: 'Customers imported: 1 created, 1 changed, 0 unchanged.',
    });
    expect(await customerNamed(name)).toMatchObject({ region: 'ANZ', customerNumber: 'C-2', revision: 1 });
    expect(await customerNamed(known.name)).toMatchObject({
      customerNumber: '',
      description: 'Kept',
      revision: 2,
    });
    expect((await entriesOf(actor)).map((entry) => entry.split(':')[0])).toEqual([
      'Customer Created',
      'Customer Changed',
      'Import',
    ]);
    expect((await entriesOf(actor)).at(-1)).toBe('Import: Customers: 1 created, 1 changed, 0 unchanged.');
  });

  test('of the same file change nothing the second time', async () => {
    const name = unique('Twice');
    const table = [
      ['Name', 'Region', 'Description'],
      [name, 'Global', 'Two\nlines'],
    ];
    await importAll('customers', table);
    const before = await customerNamed(name);
    const actor = someone();
    const report = await check('customers', table);
    expect(report.counts).toEqual({ error: 0, change: 0, create: 0, unchanged: 1 });
    expect(await importAll('customers', table, actor)).toMatchObject({ applied: true });
    expect(await customerNamed(name)).toEqual(before);
    expect(await entriesOf(actor)).toEqual([]);
  });

  test('are all left out when one is wrong, and the report names the field', async () => {
    const name = unique('Never');
    const table = [
      ['Name', 'Region'],
      [name, 'None'],
      ['', 'None'],
      [`${name} 2`, 'Mars'],
      [` ${name.toUpperCase()}`, 'None'],
    ];
    const report = await check('customers', table);
    expect(report.counts).toMatchObject({ error: 3, create: 1 });
    expect(report.rows.map(({ line, outcome, details }) => [line, outcome, details[0]])).toEqual([
      [3, 'error', 'Name: Required.'],
      [4, 'error', 'Region: Must be one of: None, ANZ, Global, Nordic.'],
      [5, 'error', 'The same record as on line 2.'],
      [2, 'create', expect.any(String)],
    ]);
    const result = await importAll('customers', table);
    expect(result).toMatchObject({ applied: false, report: { counts: { error: 3 } } });
    expect(await customerNamed(name)).toBeUndefined();
  });

  test('are not written when what is stored has changed since the report, which comes anew', async () => {
    const { id, name } = await addCustomer({ description: 'Old' });
    const table = [
      ['Name', 'Description'],
      [name, 'New'],
    ];
    const { digest } = await check('customers', table);
    await updateCustomer(tester, { id, revision: 1, name, description: 'Newer' });
    const result = await applyImport(tester, { kind: 'customers', file: csv(table), digest });
    expect(result).toMatchObject({
      applied: false,
      report: { rows: [{ details: ['Description Newer → New'] }] },
    });
    expect((await customerNamed(name))?.description).toBe('Newer');
    const other = csv([['Name'], [unique('Another file')]]);
    expect(await applyImport(tester, { kind: 'customers', file: other, digest })).toMatchObject({
      applied: false,
    });
  });

  test('are imported once, however often Apply is pressed', async () => {
    const name = unique('Once');
    const table = [['Name'], [name]];
    const { digest } = await check('customers', table);
    const press = () => applyImport(tester, { kind: 'customers', file: csv(table), digest });
    const results = await Promise.all([press(), press(), press()]);
    expect(results.filter(({ applied }) => applied)).toHaveLength(1);
    expect(results.find(({ applied }) => !applied)).toMatchObject({
      report: { counts: { unchanged: 1, create: 0 } },
    });
    expect(await customerNamed(name)).toMatchObject({ revision: 1 });
  });

  test('are reported a page at a time, of one outcome if asked', async () => {
    const mark = unique('Page');
    const table = [
      ['Name', 'Region'],
      ...Array.from({ length: 120 }, (_, n) => [`${mark} ${n}`, n === 70 ? '?' : '']),
    ];
    const first = await check('customers', table);
    expect(first).toMatchObject({ total: 120, page: 1, pageSize: 50 });
    expect(first.rows).toHaveLength(50);
    expect(first.rows[0]).toMatchObject({ line: 72, outcome: 'error' });
    expect((await check('customers', table, { page: 3 })).rows).toHaveLength(20);
    expect((await check('customers', table, { page: '99' })).page).toBe(3);
    expect(await check('customers', table, { show: 'error' })).toMatchObject({
      total: 1,
      rows: [{ line: 72 }],
    });
  });

  test('are nobody’s to import without the permission; who may only change creates none', async () => {
    const { name } = await addCustomer();
    const table = [
      ['Name', 'Description'],
      [unique('New'), ''],
      [name, 'Changed'],
    ];
    const readOnly = someone({ customers: 'read' });
    expect((await refusal(check('customers', table, {}, readOnly))).kind).toBe('forbidden');
    expect(
      (await refusal(applyImport(readOnly, { kind: 'customers', file: csv(table), digest: '' }))).kind,
    ).toBe('forbidden');
    const customersOwn = { ...someone(), customerId: crypto.randomUUID() };
    expect((await refusal(check('customers', table, {}, customersOwn))).kind).toBe('forbidden');
    const changes = someone({ customers: 'update' });
    const report = await check('customers', table, {}, changes);
    expect(report.rows[0]?.details).toEqual(['You may change these records, but not create new ones.']);
    expect(
      await importAll(
        'customers',
        [
          ['Name', 'Description'],
          [name, 'Changed'],
        ],
        changes,
      ),
    ).toMatchObject({
      applied: true,
    });
    for (const wrong of [
      { kind: 'products', file: csv(table) },
      { kind: 'customers' },
      { kind: 'customers', file: 'x' },
    ])
      expect((await refusal(checkImport(tester, wrong))).kind).toBe('invalid');
  });
});

describe('customer products', () => {
  const header = [
    'Customer',
    'Product',
    'License type',
    'Subscription end date',
    'No. of users',
    'Site license',
  ];

  test('are created and changed by the rules of the form, and each customer’s licenses renewed once', async () => {
    const actor = someone();
    const terms = await addTerms({ userCount: 20, wbs: 'W-1', notes: 'Kept' });
    const known = (await customersOf(terms.customerId)).name;
    const [first, second] = [await addProduct(), await addProduct()];
    const table = [
      [...header, 'WBS'],
      [known, (await productOf(terms.id)).name, 'annual', '2027-06-30', 25, 'No', ''],
      [known, first.name, 'Perpetual', '', 'Site', 'Yes', 'W-2'],
      [known, second.name.toUpperCase(), 'Temp', '2027-01-31', '5', '', ''],
    ];
    const before = (await licenseRevisions(terms.customerId)).customer;
    const report = await check('customer-products', table);
    expect(report.rows[0]?.details).toEqual([
      'Subscription end date none → 2027-06-30; No. of users 20 → 25; WBS W-1 → none',
    ]);
    expect(await importAll('customer-products', table, actor)).toMatchObject({
      message: 'Customer products imported: 2 created, 1 changed, 0 unchanged.',
    });
    expect((await licenseRevisions(terms.customerId)).customer).toBe(before + 1);
    const rows = await reader()
      .select()
      .from(customerProducts)
      .where(eq(customerProducts.customerId, terms.customerId))
      .orderBy(customerProducts.id);
    expect(rows).toMatchObject([
      {
        licenseType: 'Annual',
        expiresOn: '2027-06-30',
        userCount: 25,
        wbs: '',
        notes: 'Kept',
        enabled: true,
      },
      { licenseType: 'Perpetual', siteLicense: true, userCount: null, wbs: 'W-2', enabled: true },
      { licenseType: 'Temp', siteLicense: false, userCount: 5, enabled: true },
    ]);
    const again = someone();
    await importAll('customer-products', table, again);
    expect((await licenseRevisions(terms.customerId)).customer).toBe(before + 1);
    expect(await entriesOf(again)).toEqual([]);
    expect(await entriesOf(actor)).toHaveLength(4);
  });

  test('that break a rule are told of in the words of the form', async () => {
    const customer = await addCustomer();
    const product = await addProduct();
    const managed = await addProduct({ featureManaged: true });
    const row = (name: string, ...cells: (string | number)[]) => [customer.name, name, ...cells];
    const report = await check('customer-products', [
      [...header, 'Feature disable date'],
      row(product.name, 'Temp', '', '', '', ''),
      row(managed.name, 'Annual', '2026-02-30', '1,000', '', ''),
      ['Nobody', 'Nothing', 'Annual', '', 1, '', ''],
      ['', product.name, 'Annual', '', 1, '', ''],
    ]);
    expect(report.rows.map(({ details }) => details)).toEqual([
      [
        'No. of users: Required without a Site (Module) License: a whole number from 1 to 1,000,000.',
        'Subscription end date: A Temp license requires an end date.',
      ],
      [
        'Subscription end date: Not a date of the calendar. Write it as YYYY-MM-DD.',
        'No. of users: A whole number from 1 to 1,000,000.',
      ],
      ['Customer: There is no customer “Nobody”.', 'Product: There is no product “Nothing”.'],
      ['Customer: Required.'],
    ]);
    const disable = await check('customer-products', [
      [...header, 'Feature disable date'],
      row(product.name, 'Annual', '2027-01-01', 1, '', '2027-02-01'),
      row(managed.name, 'Annual', '2027-01-01', 1, '', '2027-02-01'),
    ]);
    expect(disable.rows.map(({ outcome, details }) => [outcome, details[0]])).toEqual([
      ['error', 'Feature disable date: Only for a feature-managed product. Clear the date.'],
      ['create', expect.any(String)],
    ]);
  });
});

describe('environments', () => {
  test('are created and changed; one that waits leaves the queue, and one of another customer is refused', async () => {
    const actor = someone();
    const known = await addEnvironment();
    const other = await addEnvironment();
    const waiting = await addPending();
    const customer = (await customersOf(known.customerId)).name;
    const table = [
      ['Customer', 'Tenant', 'Serial number', 'Name', 'Kind', 'Active'],
      [customer, known.tenant.toUpperCase(), known.serialNumber, 'Renamed', 'Test', 'Yes'],
      [customer, waiting.tenant, waiting.serialNumber, 'Waited', 'Production', 'Yes'],
    ];
    const before = (await licenseRevisions(known.customerId)).customer;
    expect(await importAll('customer-environments', table, actor)).toMatchObject({
      message: 'Environments imported: 1 created, 1 changed, 0 unchanged.',
    });
    expect((await licenseRevisions(known.customerId)).customer).toBe(before + 1);
    const rows = await reader()
      .select()
      .from(customerEnvironments)
      .where(eq(customerEnvironments.customerId, known.customerId))
      .orderBy(customerEnvironments.id);
    expect(rows).toMatchObject([
      { name: 'Renamed', production: false, active: true },
      { name: 'Waited', production: true, active: true },
    ]);
    expect(await entriesOf(actor)).toHaveLength(3);
    const moved = await check('customer-environments', [
      ['Customer', 'Tenant', 'Serial number', 'Name'],
      [customer, other.tenant, other.serialNumber, 'Moved'],
      [customer, 'new.example.com', 'S-1', ''],
    ]);
    expect(moved.rows.map(({ details }) => details[0])).toEqual([
      expect.stringContaining(
        `Serial number: This tenant and serial number are listed already: ${other.name} of `,
      ),
      'Name: Required.',
    ]);
  });
});

test.each(importKinds)(
  'the template for %s has every column, and is a file that can be read',
  async (kind) => {
    const { columns } = importerOf(kind);
    const file = new TextEncoder().encode(templateOf(columns));
    const report = await checkImport(tester, { kind, file });
    expect(report).toMatchObject({ missing: [], ignored: [], total: 1 });
  },
);

test('as many rows as a file may have are imported in one go', { timeout: 120_000 }, async () => {
  const customer = await addCustomer();
  const mark = unique('Many');
  const table: Table = [
    ['Customer', 'Tenant', 'Serial number', 'Name'],
    ...Array.from({ length: 5000 }, (_, n) => [
      customer.name,
      `${fold(mark)}.example.com`,
      `S-${n}`,
      `${mark} ${n}`,
    ]),
  ];
  const { digest, counts } = await check('customer-environments', table);
  expect(counts.create).toBe(5000);
  const result = await applyImport(tester, { kind: 'customer-environments', file: csv(table), digest });
  expect(result.applied).toBe(true);
  expect((await check('customer-environments', table)).counts.unchanged).toBe(5000);
});

async function customersOf(id: string) {
  const [row] = await reader().select().from(customers).where(eq(customers.id, id));
  if (!row) throw new Error('There is no such customer.');
  return row;
}

const productOf = async (customerProductId: string) => ({
  name: (await readCustomerProduct(tester, customerProductId)).productName,
});
