import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { invalid, notFound } from '#lib/kernel/errors';
import { recordId } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { newCustomerProductInput } from '#lib/publisher/customer-products/schema';
import { insertCustomerProducts } from '#lib/publisher/customer-products/write';

const ofCustomer = z.object({ customerId: recordId() });

/** Throws `invalid` for terms that break a rule, `conflict` for a product that the customer has already. */
export async function createCustomerProduct(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'customer-products', 'create');
  const { customerId } = parse(ofCustomer, input);
  const { productId } = parse(
    newCustomerProductInput(() => true),
    input,
  );
  return changePublisher(authorized, async (tx, record) => {
    await bumpCustomer(tx, customerId);
    const [customer] = await tx.select().from(customers).where(eq(customers.id, customerId));
    const [product] = await tx.select().from(products).where(eq(products.id, productId));
    if (!customer) throw notFound('The customer');
    if (!product) throw invalid({ productId: ['This product does not exist any more. Choose another.'] });
    const terms = parse(
      newCustomerProductInput(() => product.featureManaged),
      input,
    );
    const [id = ''] = await insertCustomerProducts(tx, record, [{ customer, product, terms }]);
    return { id };
  });
}
