import type { CustomerProductInput } from '#lib/publisher/customer-products/schema';
import type { Labels } from '#lib/records/differences';

/** The fields as the audit log names them. */
export const customerProductLabels: Labels<CustomerProductInput> = {
  licenseType: 'License type',
  enabled: 'Enabled',
  startsOn: 'Subscription start date',
  expiresOn: 'Subscription end date',
  featureDisableOn: 'Feature disable date',
  agreementStartsOn: 'Agreement start date',
  siteLicense: 'Site (Module) License',
  userCount: 'No. of users',
  wbs: 'WBS',
  invoicedAs: 'Invoiced as',
  notes: 'Notes',
};
