import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments, customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { DAY, now } from '#lib/kernel/clock';

export interface PublisherCounts {
  products: number;
  customers: number;
  customerProducts: number;
  environments: number;
  /** Environments with a registration that stands. */
  registered: number;
  /** Active environments that are registered and have sent no telemetry for two days. */
  silent: number;
}

/** What the publisher has, in numbers. */
export async function publisherCounts(actor: Actor): Promise<PublisherCounts> {
  authorize(actor, 'products', 'read');
  authorize(actor, 'customers', 'read');
  authorize(actor, 'customer-products', 'read');
  authorize(actor, 'customer-environments', 'read');
  const twoDaysAgo = new Date(now().getTime() - 2 * DAY);
  const silent = reader()
    .select({ id: customerEnvironments.id })
    .from(customerEnvironments)
    .innerJoin(clients, and(eq(clients.environmentId, customerEnvironments.id), isNull(clients.revokedAt)))
    .where(
      and(
        eq(customerEnvironments.active, true),
        lt(clients.registeredAt, twoDaysAgo),
        or(
          isNull(customerEnvironments.lastTelemetryAt),
          lt(customerEnvironments.lastTelemetryAt, twoDaysAgo),
        ),
      ),
    )
    .as('silent');
  const [productCount, customerCount, terms, environments, registered, silentCount] = await Promise.all([
    reader().$count(products),
    reader().$count(customers),
    reader().$count(customerProducts),
    reader().$count(customerEnvironments),
    reader().$count(clients, isNull(clients.revokedAt)),
    reader().$count(silent),
  ]);
  return {
    products: productCount,
    customers: customerCount,
    customerProducts: terms,
    environments,
    registered,
    silent: silentCount,
  };
}
