import { inArray } from 'drizzle-orm';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import type { Noun } from '#lib/publisher/bulk/noun';
import { removeMany } from '#lib/publisher/bulk/remove-many';
import { deleteCustomer, obstacleToCustomer } from '#lib/publisher/customers/delete';

const noun: Noun<typeof customers.$inferSelect, never> = {
  words: ['customer', 'customers'],
  nameOf: ({ name }) => name,
  find: (tx, ids) => tx.select().from(customers).where(inArray(customers.id, ids)).orderBy(customers.nameKey),
  touch: async () => {},
  obstacle: obstacleToCustomer,
  remove: deleteCustomer,
};

/** Throws `conflict` while one of them has products, environments or people. */
export async function removeCustomers(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'customers', 'delete'), input);
}
