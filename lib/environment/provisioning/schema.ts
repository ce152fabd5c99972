import { z } from 'zod';
import { namedUserInput } from '#lib/environment/named-users/schema';
import { securityRoleInput } from '#lib/environment/security-roles/schema';
import { optionalText } from '#lib/kernel/fields';

/** What who provisions a record calls it; null for nothing. */
const externalId = optionalText(200).transform((value) => value || null);

export const provisionedUser = namedUserInput.omit({ roles: true }).extend({ externalId });

/** Modules by model, since who provisions roles knows no others. */
export const provisionedRole = securityRoleInput.omit({ modules: true }).extend({
  externalId,
  models: z
    .array(z.string({ error: 'Must be text.' }).max(200), { error: 'Must be a list of models.' })
    .max(500),
});

export const memberIds = z
  .array(z.string({ error: 'Must be the ID of a user.' }).max(200))
  .transform((ids) => [...new Set(ids)]);
