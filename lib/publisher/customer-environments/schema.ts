import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { flag, text } from '#lib/kernel/fields';

export const customerEnvironmentInput = z.object({
  /** A domain or a tenant ID. */
  tenant: text(maxLength.tenant),
  serialNumber: text(maxLength.environmentId),
  name: text(maxLength.name),
  production: flag(),
  active: flag(),
});
export type CustomerEnvironmentInput = z.output<typeof customerEnvironmentInput>;
