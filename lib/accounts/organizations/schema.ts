import { z } from 'zod';
import { domainList } from '#lib/accounts/organizations/domains';
import { recordId, recordRevision } from '#lib/kernel/fields';

export const organizationInput = z.object({ customerId: recordId(), allowedDomains: domainList() });

export const organizationChange = z.object({
  id: recordId(),
  revision: recordRevision(),
  allowedDomains: domainList(),
});
