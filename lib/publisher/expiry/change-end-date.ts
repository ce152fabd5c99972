import { type Actor, authorize } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { updateCustomerProduct } from '#lib/publisher/customer-products/update';
import { endDates } from '#lib/publisher/expiry/schema';
import { recordChange } from '#lib/records/record';

const endDateChange = recordChange.extend(endDates.shape);

/**
 * Changes when a customer product ends, and nothing else of it. Throws as {@link updateCustomerProduct} does: the
 * revision that the editor saw tells whether the rest is still as it was.
 */
export async function changeEndDate(actor: Actor, input: unknown): Promise<void> {
  authorize(actor, 'customer-products', 'update');
  const change = parse(endDateChange, input);
  const terms = await readCustomerProduct(actor, change.id);
  await updateCustomerProduct(actor, { ...terms, ...change });
}
