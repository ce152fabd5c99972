import { inArray } from 'drizzle-orm';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { deleteCustomer, obstacleToCustomer } from '#lib/publisher/customers/delete';
import type { Noun } from '#lib/records/bulk/noun';
import { removeMany } from '#lib/records/bulk/remove-many';

const noun: Noun<typeof customers.$inferSelect, never, 'publisher'> = {
  transact: changePublisher,
  words: ['customer', 'customers'],
  nameOf: ({ name }) => name,
  find: (tx, ids) => tx.select().from(customers).where(inArray(customers.id, ids)).orderBy(customers.nameKey),
  obstacle: obstacleToCustomer,
  remove: deleteCustomer,
};

/** Throws `conflict` while one of them has products, environments or people. */
export async function removeCustomers(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'customers', 'delete'), input);
}
