import { and, eq, inArray } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { modules } from '#db/schema/environment';
import { securityRoleModules, securityRoles } from '#db/schema/user-licensing';
import type { RecordEntry } from '#lib/audit/change';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import type { SecurityRole } from '#lib/environment/security-roles/find';
import { type SecurityRoleWords, securityRoleLabels } from '#lib/environment/security-roles/labels';
import type { SecurityRoleInput } from '#lib/environment/security-roles/schema';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { conflict, notFound } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { contents, differences } from '#lib/records/differences';
import { changedMeanwhile } from '#lib/records/record';
import { allOf, counted } from '#lib/records/some-of';

/** What the verbs that write security roles share; each runs in the verb's transaction. */

/** Rows of one statement. */
const CHUNK = 500;

/** The models of these modules by ID. Throws `conflict` when one is gone. Their number is bounded where they are added. */
async function modelsOf(tx: Writer, ids: string[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids)];
  const rows =
    asked.length === 0
      ? []
      : await tx
          .select({ id: modules.id, model: modules.model })
          .from(modules)
          .where(inArray(modules.id, asked))
          .orderBy(modules.modelKey);
  if (rows.length < asked.length) {
    const message = 'One of the modules is not installed (any more). Load the page again.';
    throw conflict(message, { modules: [message] });
  }
  return new Map(rows.map(({ id, model }) => [id, model]));
}

const wordsOf = (input: SecurityRoleInput, models: Map<string, string>): SecurityRoleWords => ({
  ...input,
  modules: allOf([...models].filter(([id]) => input.modules.includes(id)).map(([, model]) => model)),
});

/** Writes new roles with their audit entries. Gives their IDs. */
export async function insertSecurityRoles(
  tx: Writer,
  record: RecordEntry<'environment'>,
  entered: SecurityRoleInput[],
): Promise<string[]> {
  const models = await modelsOf(
    tx,
    entered.flatMap((role) => role.modules),
  );
  const at = now();
  const added = entered.map((input) => ({ id: newId(), input }));
  const rows = added.map(({ id, input: { modules: _, ...role } }) => ({
    ...role,
    id,
    nameKey: fold(role.name),
    createdAt: at,
    updatedAt: at,
  }));
  for (const chunk of chunksOf(rows, CHUNK)) await tx.insert(securityRoles).values(chunk);
  const granted = added.flatMap(({ id, input }) =>
    input.modules.map((moduleId) => ({ roleId: id, moduleId })),
  );
  for (const chunk of chunksOf(granted, CHUNK)) await tx.insert(securityRoleModules).values(chunk);
  await record.many(
    'Security Role Added',
    entered.map((input) => ({ details: contents(securityRoleLabels, wordsOf(input, models)) })),
  );
  return added.map(({ id }) => id);
}

/** Writes what changed of a role, if anything did, with its audit entry. */
export async function writeSecurityRole(
  tx: Writer,
  record: RecordEntry<'environment'>,
  before: SecurityRole,
  after: SecurityRoleInput,
): Promise<void> {
  const { modules: wanted, ...fields } = { externalId: before.externalId, ...after };
  const models = await modelsOf(tx, wanted);
  const changed = differences(
    securityRoleLabels,
    { ...before, modules: allOf(before.modules.map(({ model }) => model)) },
    wordsOf({ ...fields, modules: wanted }, models),
  );
  if (!changed) return;
  const written = await tx
    .update(securityRoles)
    .set({ ...fields, nameKey: fold(fields.name), revision: before.revision + 1, updatedAt: now() })
    .where(and(eq(securityRoles.id, before.id), eq(securityRoles.revision, before.revision)))
    .returning({ id: securityRoles.id });
  if (written.length === 0) throw changedMeanwhile(`The security role ${before.name}`);
  const granted = before.modules.map(({ id }) => id);
  const lost = granted.filter((id) => !wanted.includes(id));
  if (lost.length > 0)
    await tx
      .delete(securityRoleModules)
      .where(and(eq(securityRoleModules.roleId, before.id), inArray(securityRoleModules.moduleId, lost)));
  const gained = wanted
    .filter((id) => !granted.includes(id))
    .map((moduleId) => ({ roleId: before.id, moduleId }));
  if (gained.length > 0) await tx.insert(securityRoleModules).values(gained).onConflictDoNothing();
  await record('Security Role Changed', `${before.name}: ${changed}`);
}

/** Removes the role from whoever has it. */
export async function deleteSecurityRole(
  tx: Writer,
  record: RecordEntry<'environment'>,
  { id, name, userLicenseType, users, modules: granted }: SecurityRole,
): Promise<void> {
  const removed = await tx
    .delete(securityRoles)
    .where(eq(securityRoles.id, id))
    .returning({ id: securityRoles.id });
  if (removed.length === 0) throw notFound('The security role');
  const models = allOf(granted.map(({ model }) => model));
  await record(
    'Security Role Removed',
    `${name} (${userLicenseTypeLabels[userLicenseType]}): ${counted(users, 'user')} had it; it granted ${models || 'no modules'}.`,
  );
}
