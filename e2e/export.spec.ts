import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { download, recordsOf } from './fixtures/downloads.ts';
import { exportedLists } from './fixtures/exports.ts';
import { press } from './fixtures/forms.ts';
import { column, gridOf, rowsOf } from './fixtures/grids.ts';
import { openStranger, unique } from './fixtures/people.ts';
import { createCustomer, createProduct } from './fixtures/product-team.ts';
import { expect, OWN_CUSTOMER, test } from './fixtures/sample-data.ts';

test.describe.configure({ timeout: 360_000 });

test('the CSV holds all rows that the filters find, in the order of the list, and no others', async ({
  page,
}) => {
  await page.goto('/customers?size=25&filter=region:any:Nordic|ANZ&sort=name&dir=desc');
  const rows = rowsOf(gridOf(page, 'Customers'));
  await expect(rows.first()).toBeVisible();
  const shown = await column(gridOf(page, 'Customers'), 'Name');
  const total = Number(/of (\d+)/.exec((await page.getByText(/^1–\d+ of \d+$/).textContent()) ?? '')?.[1]);

  const { name, content } = await download(page, page.getByRole('link', { name: 'Export CSV' }));
  const records = recordsOf(content);
  expect(name).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
  expect(content.startsWith('\uFEFF')).toBe(true);
  expect(Object.keys(records[0] ?? {})).toEqual([
    'Name',
    'Customer number',
    'Region',
    'Products',
    'Environments',
    'Updated',
    'Description',
  ]);
  expect(records).toHaveLength(total);
  expect(records.slice(0, shown.length).map((record) => record.Name)).toEqual(shown);
  expect(new Set(records.map((record) => record.Region))).toEqual(new Set(['Nordic', 'ANZ']));
  expect(records[0]?.Updated).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('selected rows are exported alone, and a name that a spreadsheet would run is marked as text', async ({
  page,
}) => {
  const word = randomUUID().slice(0, 8);
  const formula = `=HYPERLINK("http://example.com";"${word}")`;
  await createCustomer(page, formula);
  await createCustomer(page, `Another ${word}`);
  await page.goto(`/customers?q=${word}`);
  const grid = gridOf(page, 'Customers');
  await expect(rowsOf(grid)).toHaveCount(2);
  await press(grid.getByRole('checkbox', { name: `Select ${formula}` }));
  const { content } = await download(page, page.getByRole('link', { name: 'Export', exact: true }));
  expect(recordsOf(content).map((record) => record.Name)).toEqual([`'${formula}`]);
});

/** Lists that sample data leaves empty. */
const EMPTY = ['api-tokens', 'sessions'];

test('every list can be exported, and says so in words where it cannot', async ({ page, browser, app }) => {
  /** What leads from the list at `path` to its first record. */
  const firstOf = async (path: string) => {
    await page.goto(path);
    const link = page.getByRole('main').getByRole('grid').locator('tbody').getByRole('link').first();
    return new URL((await link.getAttribute('href')) ?? '', page.url());
  };
  const idOf = ({ pathname }: URL) => pathname.split('/').at(-1);
  const customer = idOf(await firstOf(`/customers?q=${encodeURIComponent(OWN_CUSTOMER)}`));
  const product = idOf(await firstOf('/products'));
  const asked: Record<string, string> = {
    releases: `?product=${product}`,
    'customer-products': `?customer=${customer}`,
    'customer-environments': `?customer=${customer}`,
    expiry: '?period=this-year&overdue=yes',
    'recount-report': (await firstOf('/user-licensing/recounts')).search,
  };
  for (const list of exportedLists()) {
    const answer = await page.request.get(`/export/${list}${asked[list] ?? ''}`);
    expect(answer.status(), list).toBe(200);
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    const [first] = recordsOf(text);
    if (!EMPTY.includes(list)) expect(Object.values(first ?? {}).join(''), list).not.toBe('');
    expect(text, list).not.toMatch(/undefined|\[object|"\{/);
  }

  const refused: [address: string, status: number, words: RegExp][] = [
    ['/export/nothing', 404, /no list of this name/],
    ['/export/toString', 404, /no list of this name/],
    ['/export/customers?filter=ghost:any:x', 400, /filter that this list does not know/],
    ['/export/customers?ids=not-an-id', 400, /./],
    ['/export/customer-products?customer=nobody', 404, /does not exist/],
  ];
  for (const [address, status, words] of refused) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(status);
    expect(answer.headers()['content-type']).toMatch(/^text\/plain/);
    expect(await answer.text()).toMatch(words);
  }
  const stranger = await openStranger(browser, app);
  expect((await stranger.request.get('/export/customers')).status()).toBe(401);
  await stranger.context().close();
});

const MANY = 20_000;

/** Adds releases 1.0 to 20000.0, as years of publishing would. */
function addReleases(dataDir: string, productId: string): void {
  const database = new Sqlite(join(dataDir, 'license-manager.db'));
  const insert = database.prepare(
    `insert into releases (id, product_id, version, version_key, released_on, created_at, updated_at)
     values (?, ?, ?, ?, '2026-01-01', 0, 0)`,
  );
  database.transaction(() => {
    for (let number = 1; number <= MANY; number += 1)
      insert.run(randomUUID(), productId, `${number}.0`, String(number).padStart(12, '0'));
  })();
  database.close();
}

test('twenty thousand rows are written as they are read', async ({ page, app, context }) => {
  const product = await createProduct(page, unique('Product'));
  addReleases(app.dataDir, product);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get(`${app.url}/export/releases?product=${product}`, { headers: { cookie } }, resolve).on(
      'error',
      reject,
    ),
  );
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-length']).toBeUndefined();
  const chunks: Buffer[] = [];
  // Not by iterating: that joins what has arrived meanwhile.
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(answer, 'end');
  const text = Buffer.concat(chunks).toString('utf8');
  // No more than some hundreds of rows at a time were held to be written at once.
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(text.length / 10);
  const records = recordsOf(text);
  expect(records).toHaveLength(MANY);
  expect(new Set(records.map((record) => record.Version)).size).toBe(MANY);
  expect(records[0]?.Version).toBe(`${MANY}.0`);
});
