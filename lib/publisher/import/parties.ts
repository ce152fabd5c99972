import { inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#db/client';
import { customers } from '#db/schema/publisher';
import { fold } from '#lib/kernel/text';
import { findAll } from '#lib/records/find-all';
import type { ImportColumn } from '#lib/records/import/columns';

/** Whose the record of a row is. */
export const customerColumn: ImportColumn = {
  field: 'customer',
  header: 'Customer',
  key: true,
  example: 'Contoso',
  about: 'Required; a customer that exists.',
};

/** The customers of these names, by folded name. */
export async function customersNamed(from: Reader | Writer, names: string[]) {
  const found = await findAll(names.map(fold), (keys) =>
    from
      .select({ id: customers.id, name: customers.name, key: customers.nameKey })
      .from(customers)
      .where(inArray(customers.nameKey, keys)),
  );
  return new Map(found.map((customer) => [customer.key, customer]));
}

/** What is wrong with a name that nothing has. */
export const unknownParty = (what: 'Customer' | 'Product', name: string): string =>
  name === '' ? `${what}: Required.` : `${what}: There is no ${what.toLowerCase()} “${name}”.`;
