/**
 * Fills the database that the settings name with a publisher as large as the first argument says (1: 20,000
 * customers, 100,000 customer products, 1,000,000 audit entries), written past the verbs, since a million of those
 * would take hours. Prints {@link ListPlaces} as JSON.
 */
import { randomUUID } from 'node:crypto';
import { asc, desc, eq, type SQL } from 'drizzle-orm';
import { closeDatabase, learnFromDatabase, transaction } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { customerEnvironments, customerProducts, customers, products } from '#db/schema/publisher';
import { sealAuditLog } from '#lib/audit/chain/seal';
import { auditList } from '#lib/audit/list';
import { licenseTypes, regions } from '#lib/contract/vocabulary';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { formatCursor, placeValue } from '#lib/lists/cursor';
import type { List } from '#lib/lists/define';
import { customerEnvironmentList } from '#lib/publisher/customer-environments/list';
import { customerProductList } from '#lib/publisher/customer-products/list';
import { customerList } from '#lib/publisher/customers/list';

/** Where the measurement looks: cursors from the middle of lists. */
export interface ListPlaces {
  middle: { customers: string; customerProducts: string; environments: string; audit: string };
}

const size = Number(process.argv[2]);
const amount = (full: number) => Math.max(1, Math.round(full * size));
const CUSTOMERS = amount(20_000);
const PRODUCTS = 25;
const EACH = 5;
const ENTRIES = amount(1_000_000);
const CHUNK = 500;
const DAY = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 1);
const at = (number: number, all: number) => new Date(start + Math.floor((number / all) * 300 * DAY));
const stamps = (number: number, all: number) => ({ createdAt: at(number, all), updatedAt: at(number, all) });
const dateIn = (days: number) => new Date(start + days * DAY).toISOString().slice(0, 10);
const trades = ['Shipping', 'Foods', 'Textiles', 'Energy', 'Machines', 'Papers', 'Optics'];

async function fill<T>(count: number, make: (number: number) => T, write: (rows: T[]) => Promise<unknown>) {
  for (let done = 0; done < count; done += CHUNK)
    await write(Array.from({ length: Math.min(CHUNK, count - done) }, (_, index) => make(done + index)));
}

const productIds = Array.from({ length: PRODUCTS }, () => newId());
await transaction((tx) =>
  tx.insert(products).values(
    productIds.map((id, number) => {
      const name = `Warehouse Module ${number + 1}`;
      return { id, name, nameKey: fold(name), featureManaged: false, ...stamps(number, PRODUCTS) };
    }),
  ),
);

const customerIds: string[] = [];
await fill(
  CUSTOMERS,
  (number) => {
    const name = `${trades[number % trades.length]} Customer ${String(number).padStart(5, '0')}`;
    const id = newId();
    customerIds.push(id);
    return {
      id,
      name,
      nameKey: fold(name),
      region: regions[number % regions.length],
      customerNumber: `C-${number}`,
      ...stamps(number, CUSTOMERS),
    };
  },
  (rows) => transaction((tx) => tx.insert(customers).values(rows)),
);
await fill(
  CUSTOMERS * EACH,
  (number) => ({
    id: newId(),
    customerId: customerIds[Math.floor(number / EACH)] ?? '',
    productId: productIds[(Math.floor(number / EACH) + (number % EACH) * 5) % PRODUCTS] ?? '',
    productFeatureManaged: false,
    licenseType: licenseTypes[number % 5] ?? 'Annual',
    userCount: 1 + (number % 400),
    wbs: number % 3 === 0 ? '' : `WBS-${number}`,
    expiresOn: number % 4 === 0 && licenseTypes[number % 5] !== 'Temp' ? null : dateIn(number % 1200),
    ...stamps(number, CUSTOMERS * EACH),
  }),
  (rows) => transaction((tx) => tx.insert(customerProducts).values(rows)),
);
await fill(
  CUSTOMERS,
  (number) => {
    const name = `Production ${String(number).padStart(5, '0')}`;
    return {
      id: newId(),
      customerId: customerIds[number] ?? '',
      tenant: `tenant-${number}.example.com`,
      tenantKey: `tenant-${number}.example.com`,
      serialNumber: randomUUID(),
      name,
      nameKey: fold(name),
      lastTelemetryAt: number % 10 === 0 ? null : at(number, CUSTOMERS),
      ...stamps(number, CUSTOMERS),
    };
  },
  (rows) => transaction((tx) => tx.insert(customerEnvironments).values(rows)),
);
await fill(
  ENTRIES,
  (number) => ({
    id: newId(),
    side: number % 2 === 0 ? ('publisher' as const) : ('environment' as const),
    operation: number % 2 === 0 ? 'Customer Product Changed' : 'License Refresh',
    actor: `person${number % 500}@example.com`,
    at: at(number, ENTRIES),
    details: `Shipping Customer ${number} / Warehouse Module 3: No. of users ${number % 90} → ${number % 400}`,
    environment: `Production ${number % 1000}`,
  }),
  (rows) => transaction((tx) => tx.insert(auditEntries).values(rows)),
);
// Else the server would be at it while it is measured.
for (const side of ['publisher', 'environment'] as const) await sealAuditLog(side);

await learnFromDatabase();

/** The cursor of the row that stands at `number` when `list` is sorted as it is by itself. */
async function cursorAt(list: List, number: number, where?: SQL): Promise<string> {
  const column = list.columns[list.sort];
  if (!column) throw new Error('The list is sorted by no column of its own.');
  const towards = list.dir === 'desc' ? desc : asc;
  const [row] = await list
    .from({ id: list.id, value: column.order })
    .where(where)
    .orderBy(towards(column.order), towards(list.id))
    .limit(1)
    .offset(Math.floor(number));
  if (!row) throw new Error('The list ends before this row.');
  return formatCursor({ id: row.id, value: placeValue(column, row.value) });
}

const places: ListPlaces = {
  middle: {
    customers: await cursorAt(customerList, CUSTOMERS / 2),
    customerProducts: await cursorAt(
      { ...customerProductList(), sort: 'customerName' },
      (CUSTOMERS * EACH) / 2,
    ),
    environments: await cursorAt(customerEnvironmentList, CUSTOMERS / 2),
    audit: await cursorAt(auditList.publisher, ENTRIES / 4, eq(auditEntries.side, 'publisher')),
  },
};
await closeDatabase();
console.log(JSON.stringify(places));
