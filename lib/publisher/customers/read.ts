import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { customers } from '#db/schema/publisher';
import { type Actor, authorizeScoped } from '#lib/access/actor';
import { notFound } from '#lib/kernel/errors';
import type { CustomerInput } from '#lib/publisher/customers/schema';
import { inScope, withoutInternal } from '#lib/publisher/scope';
import { idFrom } from '#lib/records/record';

export type Customer = Omit<typeof customers.$inferSelect, keyof CustomerInput> & CustomerInput;

/** Throws `not-found` for a customer that does not exist, or is not the own one of a customer's person. */
export async function readCustomer(actor: Actor, id: unknown): Promise<Customer> {
  const scoped = authorizeScoped(actor, 'customers', 'read');
  const [customer] = await reader()
    .select()
    .from(customers)
    .where(and(eq(customers.id, idFrom(id, 'The customer')), inScope(customers.id, scoped)));
  if (!customer) throw notFound('The customer');
  // Only what `customerInput` lets through is ever written.
  return withoutInternal(customer as Customer, scoped, { description: '' });
}
