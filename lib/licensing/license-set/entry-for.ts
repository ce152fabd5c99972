import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, products, releases } from '#db/schema/publisher';
import type { LicenseEntry } from '#lib/contract/license-set';
import { fold } from '#lib/kernel/text';
import { entryOf, unknownProduct } from '#lib/licensing/license-set/entry';
import { grantUncontrolled } from '#lib/licensing/license-set/grant';
import type { RegisteredClient } from '#lib/licensing/tokens/authenticate';

/** What `client`'s license set says of one product; the product is granted on the way if its license control is off. */
export async function entryFor(client: RegisteredClient, name: string): Promise<LicenseEntry> {
  const [product] = await reader()
    .select()
    .from(products)
    .where(eq(products.nameKey, fold(name)));
  if (!product) return unknownProduct(name);
  if (client.environmentActive) await grantUncontrolled(client, [product]);
  const [[terms], released] = await Promise.all([
    reader()
      .select()
      .from(customerProducts)
      .where(
        and(eq(customerProducts.customerId, client.customerId), eq(customerProducts.productId, product.id)),
      ),
    reader().select().from(releases).where(eq(releases.productId, product.id)),
  ]);
  return entryOf(product, terms ?? null, released);
}
