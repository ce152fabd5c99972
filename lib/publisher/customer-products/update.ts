import { eq } from 'drizzle-orm';
import { customerProducts } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { asCustomerProduct, selectCustomerProducts } from '#lib/publisher/customer-products/read';
import { customerProductInput } from '#lib/publisher/customer-products/schema';
import { changeOfTerms, writeCustomerProduct } from '#lib/publisher/customer-products/write';
import { asSeen, recordChange } from '#lib/records/record';

/** Changes the terms; the product stays. Throws `invalid` for terms that break a rule, `conflict` for a stale revision. */
export async function updateCustomerProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-products', 'update');
  const { id, revision } = parse(recordChange, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await selectCustomerProducts(tx).where(eq(customerProducts.id, id));
    const before = asSeen(row && asCustomerProduct(row), revision, 'The customer product');
    const terms = parse(customerProductInput(before.featureManaged), input);
    if (!changeOfTerms(before, terms)) return;
    await bumpCustomer(tx, before.customerId);
    await writeCustomerProduct(tx, record, before, terms);
  });
}
