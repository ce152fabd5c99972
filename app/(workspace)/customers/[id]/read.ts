import { cache } from 'react';
import { readCustomer } from '#lib/publisher/customers/read';
import { requireActor } from '../../../_server/actor';
import { loadRecord, requirePublisher } from '../../../_server/publisher';

/** The customer that the address names, once per request. One that does not exist shows the page for that. */
export const theCustomer = cache(async (id: string) => {
  requirePublisher();
  return loadRecord(readCustomer(await requireActor(), id));
});

export const customerCrumbs = [{ label: 'Customers', href: '/customers' }];
