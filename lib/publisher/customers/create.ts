import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { customerLabels } from '#lib/publisher/customers/labels';
import { customerInput } from '#lib/publisher/customers/schema';
import { contents } from '#lib/publisher/differences';

/** Throws `conflict` for a name that another customer has. */
export async function createCustomer(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'customers', 'create');
  const customer = parse(customerInput, input);
  return changePublisher(authorized, async (tx, record) => {
    const id = newId();
    const at = now();
    await tx
      .insert(customers)
      .values({ ...customer, id, nameKey: fold(customer.name), createdAt: at, updatedAt: at });
    await record('Customer Created', contents(customerLabels, customer));
    return { id };
  });
}
