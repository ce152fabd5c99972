import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { organizations, users } from '#db/schema/instance';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import type { Obstacle } from '#lib/records/obstacle';
import { counted } from '#lib/records/some-of';

interface Named {
  id: string;
  name: string;
}

/** What keeps the customer from being deleted: its products, its environments, its people. */
export async function obstacleToCustomer(tx: Writer, { id, name }: Named): Promise<Obstacle | undefined> {
  const people = tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(eq(organizations.customerId, id))
    .as('people');
  const held = [
    {
      count: await tx.$count(customerProducts, eq(customerProducts.customerId, id)),
      words: ['product', 'products'],
      link: { label: `Products of ${name}`, href: `/customers/${id}/products` },
    },
    {
      count: await tx.$count(customerEnvironments, eq(customerEnvironments.customerId, id)),
      words: ['environment', 'environments'],
      link: { label: `Environments of ${name}`, href: `/customers/${id}/environments` },
    },
    {
      count: await tx.$count(people),
      words: ['person', 'people'],
      link: { label: 'People', href: '/people' },
    },
  ].filter(({ count }) => count > 0);
  if (held.length === 0) return undefined;
  const what = held.map(({ count, words: [one = '', many] }) => counted(count, one, many));
  return {
    message: `${name} cannot be deleted: it has ${new Intl.ListFormat('en').format(what)}. Delete those first.`,
    links: held.map(({ link }) => link),
  };
}

/** Deletes the customer, within the verb's transaction. */
export async function deleteCustomer(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  { id, name }: Named,
): Promise<void> {
  await tx.delete(customers).where(eq(customers.id, id));
  await record('Customer Deleted', name);
}
