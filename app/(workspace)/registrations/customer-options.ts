import type { Options } from '#components/fields/use-options';
import type { FoundCustomers } from '#lib/publisher/customers/find';

export const asOptions = ({ customers, more }: FoundCustomers): Options => ({
  options: customers.map(({ id, name, customerNumber }) => ({
    value: id,
    label: name,
    note: customerNumber || undefined,
  })),
  more,
});
