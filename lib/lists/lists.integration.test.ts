import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { customerProducts, customers } from '#db/schema/publisher';
import { addCustomer, addProduct, addTerms } from '#lib/licensing/fixtures/seed';
import { date, defineList, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage, ListQuery } from '#lib/lists/query';
import { customerList } from '#lib/publisher/customers/list';

afterAll(closeDatabase);

const DAYS = [
  '2027-01-01',
  null,
  '2026-05-01',
  '2026-05-01',
  null,
  '2030-12-31',
  '2026-05-02',
  null,
  '2026-05-01',
];

const list = defineList({
  id: customerProducts.id,
  from: (fields) =>
    reader()
      .select(fields)
      .from(customerProducts)
      .innerJoin(customers, eq(customers.id, customerProducts.customerId))
      .$dynamic(),
  columns: {
    customer: text(customers.name, { key: customers.nameKey }),
    wbs: text(customerProducts.wbs, { optional: true }),
    expiresOn: date(customerProducts.expiresOn, { optional: true }),
    users: number(sql`(${customerProducts.userCount} + 0)`),
    updatedAt: instant(customerProducts.updatedAt),
  },
  sort: 'customer',
  search: { documents: 'customer_products' },
});
const load = (ids: string[]) =>
  reader()
    .select({
      id: customerProducts.id,
      wbs: customerProducts.wbs,
      expiresOn: customerProducts.expiresOn,
      users: customerProducts.userCount,
    })
    .from(customerProducts)
    .where(inArray(customerProducts.id, ids));

let where: ReturnType<typeof eq>;
const ask = (query: Partial<ListQuery>) => listPage(list, query, { where, load });
const users = (page: { rows: { users: number | null }[] }) => page.rows.map((row) => row.users);

beforeAll(async () => {
  const product = await addProduct({ name: 'Ærø Banking' });
  where = eq(customerProducts.productId, product.id);
  for (const [index, expiresOn] of DAYS.entries()) {
    const customer = await addCustomer({ name: `Kunde ${String.fromCharCode(65 + index)} Øst` });
    await addTerms(customer.id, product, {
      expiresOn,
      userCount: index + 1,
      wbs: index % 3 === 0 ? '' : `W-${index}%_`,
      updatedAt: new Date(Date.UTC(2026, 0, 1 + (index % 4), 23, 59, 59, 999)),
    });
  }
});

/** Every page from the first on, by its cursors, and back again. */
async function walk(query: Partial<ListQuery>) {
  const pages: ListPage<{ users: number | null }>[] = [];
  let cursor: string | undefined;
  do {
    const page: ListPage<{ users: number | null }> = await ask({
      ...query,
      ...(cursor && { after: cursor }),
    });
    pages.push(page);
    cursor = page.next;
  } while (cursor && pages.length < 20);
  const back: typeof pages = [];
  for (let before = pages.at(-1)?.previous; before; before = back[0]?.previous)
    back.unshift(await ask({ ...query, before }));
  expect(back.map(users)).toEqual(pages.slice(0, -1).map(users));
  return pages.flatMap(users);
}

describe('a list', () => {
  test.each([1, 2, 3, 4, 9, 50])(
    'gives every row once, in order, in pages of %i, there and back',
    async (pageSize) => {
      const byDate = [3, 4, 9, 7, 1, 6, 2, 5, 8];
      expect(await walk({ sort: 'expiresOn', pageSize })).toEqual(byDate);
      const descending = await walk({ sort: 'expiresOn', dir: 'desc', pageSize });
      expect(descending).toEqual([6, 1, 7, 9, 4, 3, 8, 5, 2]);
      expect(await walk({ sort: 'customer', pageSize })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await walk({ sort: 'users', dir: 'desc', pageSize })).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await walk({ sort: 'updatedAt', pageSize })).toEqual([1, 5, 9, 2, 6, 3, 7, 4, 8]);
      expect(await walk({ sort: 'wbs', pageSize })).toEqual([2, 3, 5, 6, 8, 9, 1, 4, 7]);
    },
  );

  test('can be entered at a page number, too', async () => {
    const page = await ask({ sort: 'expiresOn', pageSize: 2, page: 4 });
    expect(users(page)).toEqual([2, 5]);
    expect(users(await ask({ sort: 'expiresOn', pageSize: 2, before: page.previous }))).toEqual([1, 6]);
    expect(await ask({ pageSize: 2, page: 99 })).toMatchObject({ rows: [], total: 9 });
  });

  test.each<[column: string, operator: string, values: string[], found: number[]]>([
    ['customer', 'contains', ['e B ø'], [2]],
    ['customer', 'equals', ['KUNDE C ØST'], [3]],
    ['customer', 'starts', ['kunde d'], [4]],
    ['customer', 'any', ['Kunde A Øst', 'kunde i øst'], [1, 9]],
    ['wbs', 'contains', ['%_'], [2, 3, 5, 6, 8, 9]],
    ['wbs', 'empty', [], [1, 4, 7]],
    ['wbs', 'filled', [], [2, 3, 5, 6, 8, 9]],
    ['expiresOn', 'empty', [], [2, 5, 8]],
    ['expiresOn', 'before', ['2026-05-02'], [3, 4, 9]],
    ['expiresOn', 'after', ['2026-05-02'], [1, 6]],
    ['expiresOn', 'between', ['2026-05-02', '2027-01-01'], [1, 7]],
    ['users', 'below', ['3'], [1, 2]],
    ['users', 'above', ['7'], [8, 9]],
    ['users', 'equals', ['5'], [5]],
    ['updatedAt', 'after', ['2026-01-02'], [3, 4, 7, 8]],
    ['updatedAt', 'before', ['2026-01-02'], [1, 5, 9]],
    ['updatedAt', 'between', ['2026-01-02', '2026-01-03'], [2, 3, 6, 7]],
  ])('finds where %s %s %j', async (column, operator, values, found) => {
    const page = await ask({ filters: [{ column, operator: operator as 'any', values }] });
    expect(users(page)).toEqual(found);
    expect(page.total).toBe(found.length);
  });

  test.each([
    { sort: 'constructor' },
    { sort: 'id; drop table customers' },
    { filters: [{ column: '__proto__', operator: 'equals', values: ['x'] }] },
    { filters: [{ column: 'users', operator: 'contains', values: ['x'] }] },
    { filters: [{ column: 'users', operator: 'below', values: ['9e99'] }] },
    { filters: [{ column: 'users', operator: 'below', values: ['2147483648'] }] },
    { filters: [{ column: 'users', operator: 'below', values: [] }] },
    { filters: [{ column: 'expiresOn', operator: 'before', values: ['2026-02-30'] }] },
    { filters: [{ column: 'expiresOn', operator: 'between', values: ['2026-02-03', '2026-02-01'] }] },
    { filters: Array.from({ length: 21 }, () => ({ column: 'wbs', operator: 'empty', values: [] })) },
    { pageSize: 101 },
    { after: 'nonsense' },
    { sort: 'updatedAt', after: Buffer.from('["2026",""]').toString('base64url') },
    { sort: 'updatedAt', after: Buffer.from('[-253402214400000,""]').toString('base64url') },
    { sort: 'users', after: Buffer.from('["\\u0000",""]').toString('base64url') },
    { sort: 'users', after: Buffer.from('[2147483648,""]').toString('base64url') },
    { sort: 'customer', after: Buffer.from('["a","\\u0000"]').toString('base64url') },
  ] as unknown as Partial<ListQuery>[])('refuses what it cannot answer: %j', async (query) => {
    await expect(ask(query)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('is searched across its columns, whatever the letters, also those of other records', async () => {
    expect(users(await ask({ q: 'ærø W-1%' }))).toEqual([2]);
    expect(users(await ask({ q: 'ØST w-5' }))).toEqual([6]);
    expect(users(await ask({ q: 'øs' }))).toHaveLength(9);
    expect(users(await ask({ q: '%_' }))).toEqual([2, 3, 5, 6, 8, 9]);
    for (const q of ['"', "' or 1=1", 'kunde* NEAR(a b)', '\u0000', 'AND OR NOT', 'zzzz'])
      expect(users(await ask({ q })).length, q).toBe(q === '\u0000' ? 9 : 0);
  });

  test('is found by what a record says now, not by what it said', async () => {
    const [first] = await load((await ask({ pageSize: 1 })).rows.map((row) => row.id));
    const [row] = await reader()
      .select()
      .from(customerProducts)
      .where(eq(customerProducts.id, first?.id ?? ''));
    await transaction(async (tx) => {
      await tx
        .update(customers)
        .set({ name: 'Renamed Ångström' })
        .where(eq(customers.id, row?.customerId ?? ''));
      await tx
        .update(customerProducts)
        .set({ notes: 'Sonderfall' })
        .where(eq(customerProducts.id, row?.id ?? ''));
    });
    expect(users(await ask({ q: 'ångström SONDERFALL' }))).toEqual([1]);
    expect(users(await ask({ q: 'Kunde' }))).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    await transaction((tx) => tx.delete(customerProducts).where(eq(customerProducts.id, row?.id ?? '')));
    expect(users(await ask({ q: 'sonderfall' }))).toEqual([]);
  });

  test('is exported whole, in its order, some rows at a time', async () => {
    const all: (number | null)[] = [];
    for await (const rows of everyRow(list, { sort: 'users', dir: 'desc' }, { where, load }))
      all.push(...users({ rows }));
    expect(all).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
  });

  test('with more matches than are looked up one by one is searched on the way', async () => {
    const product = await addProduct();
    const customer = await addCustomer({ name: 'Many Overhead' });
    await addTerms(customer.id, product, { notes: 'needle' });
    const at = new Date();
    const rows = Array.from({ length: 5200 }, (_, index) => ({
      id: `many-${String(index).padStart(5, '0')}`,
      name: `Crowd ${index}`,
      nameKey: `crowd ${String(index).padStart(5, '0')}`,
      createdAt: at,
      updatedAt: at,
    }));
    for (let start = 0; start < rows.length; start += 500)
      await transaction((tx) => tx.insert(customers).values(rows.slice(start, start + 500)));
    const load = (ids: string[]) => reader().select().from(customers).where(inArray(customers.id, ids));
    const all = await listPage(
      customerList,
      { q: 'crowd', pageSize: 2, dir: 'desc', sort: 'name' },
      { load },
    );
    expect(all.total).toBe(5200);
    expect(all.rows.map((row) => row.name)).toEqual(['Crowd 5199', 'Crowd 5198']);
    const some = await listPage(customerList, { q: 'crowd 24', pageSize: 100 }, { load });
    expect(some.total).toBe(rows.filter((row) => row.name.includes('24')).length);
    expect(some.rows[0]?.name).toBe('Crowd 24');
  });

  test('is sorted and paged by what is counted for each row, too', async () => {
    const product = [await addProduct(), await addProduct(), await addProduct()];
    const wanted: Record<string, number> = {};
    for (const number of [2, 0, 3, 1]) {
      const customer = await addCustomer({ name: `Counted ${number}` });
      wanted[customer.id] = number;
      for (const each of product.slice(0, number)) await addTerms(customer.id, each);
    }
    const counted = async (query: Partial<ListQuery>) =>
      listPage(
        customerList,
        { sort: 'products', dir: 'desc', pageSize: 1, ...query },
        {
          where: inArray(customers.id, Object.keys(wanted)),
          load: (ids) =>
            reader().select({ id: customers.id }).from(customers).where(inArray(customers.id, ids)),
        },
      );
    const found: (number | undefined)[] = [];
    for (let after: string | undefined, first = true; first || after; first = false) {
      const page = await counted(after ? { after } : {});
      found.push(...page.rows.map(({ id }) => wanted[id]));
      after = page.next;
    }
    expect(found).toEqual([3, 2, 1, 0]);
  });
});
