import { isNull } from 'drizzle-orm';
import { reader } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments, customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize, may } from '#lib/access/actor';
import type { View } from '#lib/access/views';
import { isSilent } from '#lib/publisher/telemetry/silence';

export interface PublisherCounts {
  products: number;
  customers: number;
  customerProducts: number;
  environments: number;
  /** Environments with a registration that stands. */
  registered: number;
  /** Active environments that are registered and have sent no telemetry for over 7 days. */
  silent: number;
}

/** What the overview is about; whoever sees one of them sees that part of it. */
export const overviewViews = [
  'customer-products',
  'customers',
  'products',
  'customer-environments',
] as const satisfies View[];

/** What the publisher has, in numbers; without those that `actor` may not see. */
export async function publisherCounts(actor: Actor): Promise<Partial<PublisherCounts>> {
  const seen = overviewViews.filter((view) => may(actor, view, 'read'));
  authorize(actor, seen[0] ?? 'customers', 'read');
  const count = (view: (typeof seen)[number], counted: () => PromiseLike<number>) =>
    seen.includes(view) ? counted() : undefined;
  const environment = (counted: () => PromiseLike<number>) => count('customer-environments', counted);
  const [productCount, customerCount, terms, environments, registered, silent] = await Promise.all([
    count('products', () => reader().$count(products)),
    count('customers', () => reader().$count(customers)),
    count('customer-products', () => reader().$count(customerProducts)),
    environment(() => reader().$count(customerEnvironments)),
    environment(() => reader().$count(clients, isNull(clients.revokedAt))),
    environment(() => reader().$count(customerEnvironments, isSilent())),
  ]);
  return {
    products: productCount,
    customers: customerCount,
    customerProducts: terms,
    environments,
    registered,
    silent,
  };
}
