import type { CustomerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import type { Labels } from '#lib/records/differences';

/** The fields as the audit log names them. */
export const customerEnvironmentLabels: Labels<CustomerEnvironmentInput> = {
  tenant: 'Tenant',
  serialNumber: 'Serial number',
  name: 'Name',
  production: 'Production',
  active: 'Active',
};
