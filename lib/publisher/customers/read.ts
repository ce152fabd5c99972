import { eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { notFound } from '#lib/kernel/errors';
import type { CustomerInput } from '#lib/publisher/customers/schema';
import { idFrom } from '#lib/publisher/record';

export type Customer = Omit<typeof customers.$inferSelect, keyof CustomerInput> & CustomerInput;

/** Throws `not-found` for a customer that does not exist. */
export async function readCustomer(actor: Actor, id: unknown): Promise<Customer> {
  authorize(actor, 'customers', 'read');
  const [customer] = await reader()
    .select()
    .from(customers)
    .where(eq(customers.id, idFrom(id, 'The customer')));
  if (!customer) throw notFound('The customer');
  // Only what `customerInput` lets through is ever written.
  return customer as Customer;
}
