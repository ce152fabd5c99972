/**
 * Fills the database that the settings name with a publisher as large as the first argument says (1: 20,000
 * customers, 100,000 customer products, 1,000,000 audit entries), written past the verbs, since a million of those
 * would take hours. Prints {@link ListPlaces} as JSON.
 */
import { randomUUID } from 'node:crypto';
import { asc, desc, eq } from 'drizzle-orm';
import { closeDatabase, learnFromDatabase, reader, transaction } from '#db/client';
import { auditEntries } from '#db/schema/instance';
import { customerEnvironments, customerProducts, customers, products } from '#db/schema/publisher';
import { licenseTypes, regions } from '#lib/contract/vocabulary';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { formatCursor } from '#lib/lists/cursor';

/** Where the measurement looks: a product that a fifth of all customers have, and cursors from the middle of lists. */
export interface ListPlaces {
  productId: string;
  customerId: string;
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

await learnFromDatabase();

const middle = async (rows: Promise<{ id: string; value: string | Date | null }[]>) => {
  const [row] = await rows;
  if (!row) throw new Error('The middle of a list is empty.');
  return formatCursor({ id: row.id, value: row.value instanceof Date ? row.value.getTime() : row.value });
};
const places: ListPlaces = {
  productId: productIds[0] ?? '',
  customerId: customerIds[0] ?? '',
  middle: {
    customers: await middle(
      reader()
        .select({ id: customers.id, value: customers.nameKey })
        .from(customers)
        .orderBy(asc(customers.nameKey), asc(customers.id))
        .limit(1)
        .offset(Math.floor(CUSTOMERS / 2)),
    ),
    customerProducts: await middle(
      reader()
        .select({ id: customerProducts.id, value: customerProducts.expiresOn })
        .from(customerProducts)
        .orderBy(asc(customerProducts.expiresOn), asc(customerProducts.id))
        .limit(1)
        .offset(Math.floor((CUSTOMERS * EACH * 2) / 3)),
    ),
    environments: await middle(
      reader()
        .select({ id: customerEnvironments.id, value: customerEnvironments.nameKey })
        .from(customerEnvironments)
        .orderBy(asc(customerEnvironments.nameKey), asc(customerEnvironments.id))
        .limit(1)
        .offset(Math.floor(CUSTOMERS / 2)),
    ),
    audit: await middle(
      reader()
        .select({ id: auditEntries.id, value: auditEntries.at })
        .from(auditEntries)
        .where(eq(auditEntries.side, 'publisher'))
        .orderBy(desc(auditEntries.at), desc(auditEntries.id))
        .limit(1)
        .offset(Math.floor(ENTRIES / 4)),
    ),
  },
};
await closeDatabase();
console.log(JSON.stringify(places));
