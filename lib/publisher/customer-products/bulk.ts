import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { invalid } from '#lib/kernel/errors';
import { calendarDate, wholeNumber } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { bumpCustomers } from '#lib/licensing/license-set/revision';
import { deleteCustomerProduct, obstacleToCustomerProduct } from '#lib/publisher/customer-products/delete';
import { monthsLater } from '#lib/publisher/customer-products/months-later';
import {
  asCustomerProduct,
  type CustomerProduct,
  selectCustomerProducts,
} from '#lib/publisher/customer-products/read';
import { type CustomerProductInput, customerProductInput } from '#lib/publisher/customer-products/schema';
import { changeOfTerms, writeCustomerProduct } from '#lib/publisher/customer-products/write';
import { bulkResult, changeMany } from '#lib/records/bulk/change-many';
import { type BulkResult, chosenRecords } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { removeMany } from '#lib/records/bulk/remove-many';
import { undoMany } from '#lib/records/bulk/undo';

const noun: Noun<CustomerProduct, CustomerProductInput, 'publisher'> = {
  transact: changePublisher,
  words: ['customer product', 'customer products'],
  nameOf: ({ productName, customerName }) => `${productName} of ${customerName}`,
  find: async (tx, ids) => {
    const rows = await selectCustomerProducts(tx)
      .where(inArray(customerProducts.id, ids))
      .orderBy(asc(customers.nameKey), asc(products.nameKey));
    return rows.map(asCustomerProduct);
  },
  touch: (tx, stored) =>
    bumpCustomers(
      tx,
      stored.map(({ customerId }) => customerId),
    ),
  change: {
    schema: ({ featureManaged }) => customerProductInput(featureManaged),
    differences: changeOfTerms,
    write: writeCustomerProduct,
  },
  obstacle: obstacleToCustomerProduct,
  remove: deleteCustomerProduct,
};

const enabledInput = z.object({ records: chosenRecords, enabled: z.boolean() });
const byMonths = wholeNumber(1, 120);
const extensionInput = z.object({
  records: chosenRecords,
  expiresOn: calendarDate().optional(),
  byMonths: byMonths.optional(),
});

const undoValues = z.union([
  z.object({ enabled: z.boolean() }),
  z.object({ expiresOn: z.string().nullable() }),
]);
export type CustomerProductUndo = z.output<typeof undoValues>;

/** Switches Enabled on or off for all of the records, or for none. */
export async function setCustomerProductsEnabled(
  actor: Actor,
  input: unknown,
): Promise<BulkResult<CustomerProductUndo>> {
  const authorized = authorize(actor, 'customer-products', 'update');
  const { records, enabled } = parse(enabledInput, input);
  const many = await changeMany(noun, authorized, records, () => ({ enabled }));
  return bulkResult(noun, many, { done: enabled ? 'enabled' : 'disabled', all: records.length });
}

/**
 * Sets the end date of all of the records, or moves each by so many months, or changes none. What has no end date
 * cannot be moved.
 */
export async function extendCustomerProducts(
  actor: Actor,
  input: unknown,
): Promise<BulkResult<CustomerProductUndo>> {
  const authorized = authorize(actor, 'customer-products', 'update');
  const { records, expiresOn, byMonths: months } = parse(extensionInput, input);
  if ((expiresOn === undefined) === (months === undefined)) {
    throw invalid({ expiresOn: ['Enter an end date, or by how many months to extend.'] });
  }
  const many = await changeMany<CustomerProduct, CustomerProductInput, { expiresOn: string }, 'publisher'>(
    noun,
    authorized,
    records,
    (terms) => {
      if (expiresOn !== undefined) return { expiresOn };
      if (!terms.expiresOn) return { problem: 'has no end date that could be extended.' };
      return { expiresOn: monthsLater(terms.expiresOn, months ?? 0) };
    },
  );
  const done = expiresOn === undefined ? 'extended' : `set to end on ${expiresOn}`;
  return bulkResult(noun, many, { done, all: records.length });
}

/** Takes back what {@link setCustomerProductsEnabled} or {@link extendCustomerProducts} did. */
export async function undoCustomerProducts(actor: Actor, input: unknown): Promise<{ message: string }> {
  return undoMany(noun, authorize(actor, 'customer-products', 'update'), input, undoValues);
}

/** Throws `conflict` while one of them is Enabled and its customer has an active environment. */
export async function removeCustomerProducts(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'customer-products', 'delete'), input);
}
