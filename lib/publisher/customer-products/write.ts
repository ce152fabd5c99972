import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerProducts } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { customerProductLabels } from '#lib/publisher/customer-products/labels';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import type { CustomerProductInput } from '#lib/publisher/customer-products/schema';
import { contents, differences } from '#lib/records/differences';
import { changedMeanwhile } from '#lib/records/record';

export interface Agreed {
  customer: { id: string; name: string };
  product: { id: string; name: string; featureManaged: boolean };
  terms: CustomerProductInput;
}

/**
 * Writes new terms with their audit entries, within the verb's transaction. The verb has raised the customers'
 * license revisions. Gives their IDs.
 */
export async function insertCustomerProducts(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  agreed: Agreed[],
): Promise<string[]> {
  const at = now();
  const rows = agreed.map(({ customer, product, terms }) => ({
    ...terms,
    id: newId(),
    customerId: customer.id,
    productId: product.id,
    productFeatureManaged: product.featureManaged,
    createdAt: at,
    updatedAt: at,
  }));
  for (const chunk of chunksOf(rows)) await tx.insert(customerProducts).values(chunk);
  await record.many(
    'Customer Product Created',
    agreed.map(({ customer, product, terms }) => ({
      details: `${customer.name} / ${product.name}: ${contents(customerProductLabels, terms)}`,
    })),
  );
  return rows.map(({ id }) => id);
}

/** What changed, in words; empty if nothing did. */
export const changeOfTerms = (before: CustomerProductInput, terms: CustomerProductInput): string =>
  differences(customerProductLabels, before, terms);

/**
 * Writes changed terms with their audit entry, within the verb's transaction. The verb has raised the customer's
 * license revision.
 */
export async function writeCustomerProduct(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  before: CustomerProduct,
  terms: CustomerProductInput,
): Promise<void> {
  const { id, revision, customerName, productName } = before;
  const written = await tx
    .update(customerProducts)
    .set({ ...terms, revision: revision + 1, updatedAt: now() })
    .where(and(eq(customerProducts.id, id), eq(customerProducts.revision, revision)))
    .returning({ id: customerProducts.id });
  if (written.length === 0) throw changedMeanwhile(`${productName} of ${customerName}`);
  await record(
    'Customer Product Changed',
    `${customerName} / ${productName}: ${changeOfTerms(before, terms)}`,
  );
}
