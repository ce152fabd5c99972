import { eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customerProducts, customers, products, releases } from '#db/schema/publisher';
import { config } from '#lib/config/config';
import type { LicenseSet } from '#lib/contract/license-set';
import { inSeconds, LICENSE_SET_LIFETIME } from '#lib/contract/licensing';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { entryOf, unknownProduct } from '#lib/licensing/license-set/entry';
import { grantUncontrolled } from '#lib/licensing/license-set/grant';
import type { Holder, Product, Release, Terms } from '#lib/licensing/license-set/rows';

/**
 * The claims of `client`'s license set, issued at `issuedAt`. Products whose license control is off are granted on the
 * way: `granted` tells whether any was.
 */
export async function buildLicenseSet(
  client: Holder,
  names: readonly string[],
  issuedAt = now(),
): Promise<{ claims: LicenseSet; granted: boolean }> {
  const [holder] = await reader()
    .select({
      tenant: customerEnvironments.tenant,
      serialNumber: customerEnvironments.serialNumber,
      customer: customers.name,
    })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(eq(customerEnvironments.id, client.environmentId));
  if (!holder) throw new Error('The environment was deleted while its license set was made.');

  const asked = new Map(names.map((name) => [fold(name), name]));
  const named = await productsNamed([...asked.keys()]);
  const granted = client.environmentActive && (await grantUncontrolled(client, named));
  const licensed = await reader()
    .select({ product: products, terms: customerProducts })
    .from(customerProducts)
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .where(eq(customerProducts.customerId, client.customerId));

  const rows = new Map<string, { product: Product; terms: Terms | null }>();
  for (const product of named) rows.set(product.nameKey, { product, terms: null });
  for (const row of licensed) rows.set(row.product.nameKey, row);
  const released = await releasesOf([...rows.values()].map((row) => row.product.id));
  const entries = [...rows.values()].map(({ product, terms }) =>
    entryOf(product, terms, released.get(product.id) ?? []),
  );
  for (const [key, name] of asked) if (!rows.has(key)) entries.push(unknownProduct(name));

  const claims: LicenseSet = {
    iss: config().issuer,
    sub: holder.serialNumber,
    aud: client.clientId,
    iat: inSeconds(issuedAt.getTime()),
    exp: inSeconds(issuedAt.getTime() + LICENSE_SET_LIFETIME),
    jti: newId(),
    tenant_id: holder.tenant,
    environment_active: client.environmentActive,
    license_holder: holder.customer,
    licenses: entries.sort((a, b) => (fold(a.product) < fold(b.product) ? -1 : 1)),
  };
  return { claims, granted };
}

async function productsNamed(keys: string[]): Promise<Product[]> {
  if (keys.length === 0) return [];
  return reader().select().from(products).where(inArray(products.nameKey, keys));
}

async function releasesOf(productIds: string[]): Promise<Map<string, Release[]>> {
  const found = new Map<string, Release[]>();
  // In portions: SQLite ends at 32,766 parameters.
  for (let from = 0; from < productIds.length; from += 1000) {
    const portion = productIds.slice(from, from + 1000);
    for (const release of await reader()
      .select()
      .from(releases)
      .where(inArray(releases.productId, portion))) {
      const known = found.get(release.productId);
      if (known) known.push(release);
      else found.set(release.productId, [release]);
    }
  }
  return found;
}
