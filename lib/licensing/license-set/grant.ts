import { and, eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { authorizeEnvironment } from '#lib/licensing/authorize';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import type { Holder, Product } from '#lib/licensing/license-set/rows';

/**
 * Gives the customer a Perpetual site license for each active product of `named` whose license control is off and
 * that it does not have yet. Returns whether there was any.
 */
export async function grantUncontrolled(client: Holder, named: readonly Product[]): Promise<boolean> {
  const free = named.filter((product) => product.active && product.disableLicenseControl);
  if (free.length === 0) return false;
  const has = await reader()
    .select({ productId: customerProducts.productId })
    .from(customerProducts)
    .where(
      and(
        eq(customerProducts.customerId, client.customerId),
        inArray(
          customerProducts.productId,
          free.map((product) => product.id),
        ),
      ),
    );
  const missing = free.filter((product) => !has.some(({ productId }) => productId === product.id));
  if (missing.length === 0) return false;

  await changePublisher(authorizeEnvironment(client.clientId), async (tx, record) => {
    await bumpCustomer(tx, client.customerId);
    const [asking] = await tx
      .select({ environment: customerEnvironments.name, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.id, client.environmentId));
    for (const product of missing) {
      const at = now();
      const [created] = await tx
        .insert(customerProducts)
        .values({
          id: newId(),
          customerId: client.customerId,
          productId: product.id,
          productFeatureManaged: product.featureManaged,
          licenseType: 'Perpetual',
          siteLicense: true,
          notes: 'Granted automatically: license control is disabled for this product.',
          createdAt: at,
          updatedAt: at,
        })
        .onConflictDoNothing()
        .returning({ id: customerProducts.id });
      if (!created) continue;
      await record(
        'Customer Product Created',
        `Granted ${asking?.customer} a Perpetual site license for ${product.name}, whose license control is disabled, because an environment asked for it.`,
        asking?.environment,
      );
    }
  });
  return true;
}
