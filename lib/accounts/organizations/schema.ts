import { z } from 'zod';
import { domainList } from '#lib/accounts/organizations/domains';
import { recordId } from '#lib/kernel/fields';
import { recordChange } from '#lib/records/record';

export const organizationInput = z.object({ customerId: recordId(), allowedDomains: domainList() });

export const organizationChange = recordChange.extend({ allowedDomains: domainList() });
