import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { customers } from '#db/schema/publisher';
import { fold } from '#lib/kernel/text';
import { updateCustomer } from '#lib/publisher/customers/update';
import { addCustomer, refusal, tester, unique } from '#lib/publisher/fixtures';
import { applyImport } from './apply';
import { checkImport } from './check';
import { check, csv, entriesOf, importAll, someone } from './testing';

afterAll(closeDatabase);

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
      'Customer Changed',
      'Customer Created',
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
