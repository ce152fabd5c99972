import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import { fold } from '#lib/kernel/text';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import {
  addCustomer,
  addEnvironment,
  addPending,
  addProduct,
  addTerms,
  licenseRevisions,
  tester,
  unique,
} from '#lib/publisher/fixtures';
import { templateOf } from '#lib/records/import/template';
import { applyImport } from './apply';
import { checkImport } from './check';
import { importerOf, importKinds } from './kinds';
import { check, csv, entriesOf, importAll, someone, type Table } from './testing';

afterAll(closeDatabase);

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
