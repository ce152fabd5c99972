import { and, eq, gte, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { licenseTypes, regions } from '#lib/contract/vocabulary';
import { daysBetween } from '#lib/kernel/calendar';
import { today } from '#lib/kernel/clock';
import { choice, date, defineList, flag, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { customerProductSource } from '#lib/publisher/customer-products/list';
import {
  asCustomerProduct,
  type CustomerProduct,
  selectCustomerProducts,
} from '#lib/publisher/customer-products/read';
import { lastDayOf, type Period } from '#lib/publisher/expiry/periods';

/** What ends on the end date: of a Perpetual license only the maintenance. */
export const ending = ['License', 'Maintenance'] as const;
export type Ending = (typeof ending)[number];

/** A customer product with its end date, as the expiry report lists it. */
export interface Expiry extends CustomerProduct {
  expiresOn: string;
  ends: Ending;
  region: string;
  /** Below 0 where the end date is past. */
  daysLeft: number;
  overdue: boolean;
}

export const endsColumn = sql<Ending>`case when ${customerProducts.licenseType} = 'Perpetual' then 'Maintenance' else 'License' end`;

export const expiryList = defineList({
  ...customerProductSource,
  columns: {
    customerName: text(customers.name, { key: customers.nameKey }),
    productName: text(products.name, { key: products.nameKey }),
    region: choice(customers.region, regions),
    licenseType: choice(customerProducts.licenseType, licenseTypes),
    ends: choice(endsColumn, ending),
    expiresOn: date(customerProducts.expiresOn),
    enabled: flag(customerProducts.enabled),
    userCount: number(customerProducts.userCount, { optional: true }),
    wbs: text(customerProducts.wbs, { optional: true }),
    invoicedAs: text(customerProducts.invoicedAs, { optional: true }),
  },
  sort: 'expiresOn',
  search: { documents: 'customer_products' },
});

/** Which expiries a report is about. */
export interface ExpiriesOf {
  period: Period;
  /** Also those whose end date is past already. */
  includeOverdue: boolean;
}

/** The end dates up to `last`: from today, or all of the past as well. */
export const endingBy = (last: string, includeOverdue: boolean): SQL | undefined =>
  and(
    includeOverdue ? isNotNull(customerProducts.expiresOn) : gte(customerProducts.expiresOn, today()),
    lte(customerProducts.expiresOn, last),
  );

const answerFor = ({ period, includeOverdue }: ExpiriesOf) => ({
  where: endingBy(lastDayOf(period, today()), includeOverdue),
  load,
});

/** The customer products that end in a period, the next first. */
export async function listExpiries(
  actor: Actor,
  of: ExpiriesOf,
  query: unknown = {},
): Promise<ListPage<Expiry>> {
  authorize(actor, 'customer-products', 'read');
  return listPage(expiryList, query, answerFor(of));
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyExpiry(actor: Actor, of: ExpiriesOf, query: unknown): AsyncGenerator<Expiry[]> {
  authorize(actor, 'customer-products', 'read');
  return everyRow(expiryList, query, answerFor(of));
}

async function load(ids: string[]): Promise<Expiry[]> {
  const [rows, regionOf] = await Promise.all([
    selectCustomerProducts(reader()).where(inArray(customerProducts.id, ids)),
    regionsOf(ids),
  ]);
  const date = today();
  return rows.flatMap((row) => {
    const terms = asCustomerProduct(row);
    const { expiresOn } = terms;
    // Changed since its place in the list was found.
    if (expiresOn === null) return [];
    const daysLeft = daysBetween(date, expiresOn);
    const ends: Ending = terms.licenseType === 'Perpetual' ? 'Maintenance' : 'License';
    const region = regionOf.get(terms.id) ?? 'None';
    return [{ ...terms, expiresOn, ends, region, daysLeft, overdue: daysLeft < 0 }];
  });
}

async function regionsOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await reader()
    .select({ id: customerProducts.id, region: customers.region })
    .from(customerProducts)
    .innerJoin(customers, eq(customers.id, customerProducts.customerId))
    .where(inArray(customerProducts.id, ids));
  return new Map(rows.map(({ id, region }) => [id, region]));
}
