import { z } from 'zod';
import { MAX_MODULES } from '#lib/contract/licensing';
import { modelField } from '#lib/contract/modules';
import { namedUserInput } from '#lib/environment/named-users/schema';
import { securityRoleInput } from '#lib/environment/security-roles/schema';
import { optionalText, text } from '#lib/kernel/fields';

/** What who provisions a record calls it; null for nothing. */
const externalId = optionalText(200).transform((value) => value || null);

export const provisionedUser = namedUserInput.omit({ roles: true }).extend({ externalId });

/** Modules by model, since who provisions roles knows no others. */
export const provisionedRole = securityRoleInput.omit({ modules: true }).extend({
  externalId,
  models: z.array(modelField(), { error: 'Must be a list of models.' }).max(MAX_MODULES),
});

/** Users who are meant by ID; whether there are such users is for the database to say. */
export const memberIds = z.array(text()).transform((ids) => [...new Set(ids)]);
