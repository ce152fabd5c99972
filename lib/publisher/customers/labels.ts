import type { CustomerInput } from '#lib/publisher/customers/schema';
import type { Labels } from '#lib/records/differences';

/** The fields as the audit log names them. */
export const customerLabels: Labels<CustomerInput> = {
  name: 'Name',
  description: 'Description',
  region: 'Region',
  customerNumber: 'Customer number',
};
