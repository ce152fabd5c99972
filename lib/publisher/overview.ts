import { isNull } from 'drizzle-orm';
import { reader } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments, customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
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

/** What the publisher has, in numbers. */
export async function publisherCounts(actor: Actor): Promise<PublisherCounts> {
  authorize(actor, 'products', 'read');
  authorize(actor, 'customers', 'read');
  authorize(actor, 'customer-products', 'read');
  authorize(actor, 'customer-environments', 'read');
  const [productCount, customerCount, terms, environments, registered, silentCount] = await Promise.all([
    reader().$count(products),
    reader().$count(customers),
    reader().$count(customerProducts),
    reader().$count(customerEnvironments),
    reader().$count(clients, isNull(clients.revokedAt)),
    reader().$count(customerEnvironments, isSilent()),
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
