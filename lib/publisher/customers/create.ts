import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { customerInput } from '#lib/publisher/customers/schema';
import { insertCustomers } from '#lib/publisher/customers/write';

/** Throws `conflict` for a name that another customer has. */
export async function createCustomer(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'customers', 'create');
  const customer = parse(customerInput, input);
  const [id = ''] = await changePublisher(authorized, (tx, record) =>
    insertCustomers(tx, record, [customer]),
  );
  return { id };
}
