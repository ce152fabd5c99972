import { cache } from 'react';
import { readProduct } from '#lib/publisher/products/read';
import { requireActor } from '../../../_server/actor';
import { loadRecord, requirePublisher } from '../../../_server/publisher';

/** The product that the address names, once per request. One that does not exist shows the page for that. */
export const theProduct = cache(async (id: string) => {
  requirePublisher();
  return loadRecord(readProduct(await requireActor(), id));
});

export const productCrumbs = [{ label: 'Products', href: '/products' }];
