import { z } from 'zod';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { recordId } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { insertEnvironment, recordListed } from '#lib/publisher/customer-environments/insert';
import { customerEnvironmentInput } from '#lib/publisher/customer-environments/schema';

const ofCustomer = z.object({ customerId: recordId() });

/** Throws `conflict` for a pair of tenant and serial number that any customer has already. */
export async function createCustomerEnvironment(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'customer-environments', 'create');
  const { customerId } = parse(ofCustomer, input);
  const environment = parse(customerEnvironmentInput, input);
  return changePublisher(authorized, async (tx, record) => {
    const { id, customerName } = await insertEnvironment(tx, customerId, environment);
    await recordListed(record, [{ customer: { id: customerId, name: customerName }, environment }]);
    return { id };
  });
}
