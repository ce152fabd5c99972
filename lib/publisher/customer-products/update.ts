import { and, eq } from 'drizzle-orm';
import { customerProducts } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerProductLabels } from '#lib/publisher/customer-products/labels';
import { asCustomerProduct, selectCustomerProducts } from '#lib/publisher/customer-products/read';
import { customerProductInput } from '#lib/publisher/customer-products/schema';
import { differences } from '#lib/publisher/differences';
import { asSeen, changedMeanwhile, recordChange } from '#lib/publisher/record';

const WHAT = 'The customer product';

/** Changes the terms; the product stays. Throws `invalid` for terms that break a rule, `conflict` for a stale revision. */
export async function updateCustomerProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-products', 'update');
  const { id, revision } = parse(recordChange, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await selectCustomerProducts(tx).where(eq(customerProducts.id, id));
    const before = asSeen(row && asCustomerProduct(row), revision, WHAT);
    const terms = parse(customerProductInput(before.featureManaged), input);
    const changed = differences(customerProductLabels, before, terms);
    if (!changed) return;
    await bumpCustomer(tx, before.customerId);
    const written = await tx
      .update(customerProducts)
      .set({ ...terms, revision: revision + 1, updatedAt: now() })
      .where(and(eq(customerProducts.id, id), eq(customerProducts.revision, revision)))
      .returning({ id: customerProducts.id });
    if (written.length === 0) throw changedMeanwhile(WHAT);
    await record('Customer Product Changed', `${before.customerName} / ${before.productName}: ${changed}`);
  });
}
