import { count, eq, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { today } from '#lib/kernel/clock';
import { demandsOf } from '#lib/lists/conditions';
import { asListQuery } from '#lib/lists/input';
import { type Ending, endingBy, endsColumn, expiryList } from '#lib/publisher/expiry/list';
import { lastDayOfMonth, monthsFrom } from '#lib/publisher/expiry/periods';

export type Endings = Record<Ending, number>;

export interface ExpiryMonths {
  /** How many end, by month (`YYYY-MM`), this one first: there, only what is still to come. */
  months: (Endings & { month: string })[];
  /** How many have ended before today. */
  overdue: Endings;
}

const MONTHS_AHEAD = 12;

/** How many customer products end in each of the next twelve months, of those that the search and filters leave. */
export async function expiriesByMonth(actor: Actor, query: unknown = {}): Promise<ExpiryMonths> {
  authorize(actor, 'customer-products', 'read');
  const date = today();
  const months = monthsFrom(date, MONTHS_AHEAD);
  const until = lastDayOfMonth(months.at(-1) ?? date.slice(0, 7));
  const { found: where } = await demandsOf(expiryList, asListQuery(expiryList, query), endingBy(until, true));
  const month = sql<string>`case when ${customerProducts.expiresOn} < ${date} then '' else substr(${customerProducts.expiresOn}, 1, 7) end`;
  const found = reader()
    .select({ month: month.as('month'), ends: endsColumn.as('ends') })
    .from(customerProducts)
    .innerJoin(customers, eq(customers.id, customerProducts.customerId))
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .where(where)
    .as('found');
  const rows = await reader()
    .select({ month: found.month, ends: found.ends, count: count().mapWith(Number) })
    .from(found)
    .groupBy(found.month, found.ends);
  const of = (wanted: string): Endings => {
    const here = rows.filter((row) => row.month === wanted);
    const number = (ends: Ending) => here.find((row) => row.ends === ends)?.count ?? 0;
    return { License: number('License'), Maintenance: number('Maintenance') };
  };
  return { months: months.map((each) => ({ month: each, ...of(each) })), overdue: of('') };
}
