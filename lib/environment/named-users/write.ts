import { and, eq, inArray } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { namedUserRoles, namedUsers, securityRoles } from '#db/schema/user-licensing';
import type { RecordEntry } from '#lib/audit/change';
import type { NamedUser } from '#lib/environment/named-users/find';
import { type NamedUserWords, namedUserLabels } from '#lib/environment/named-users/labels';
import type { NamedUserInput } from '#lib/environment/named-users/schema';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { conflict, notFound } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { contents, differences } from '#lib/records/differences';
import { changedMeanwhile } from '#lib/records/record';
import { allOf } from '#lib/records/some-of';

/** What the verbs that write named users share; each runs in the verb's transaction. */

/** Rows of one statement. */
const CHUNK = 500;

/** The names of these roles by ID, in the order of their names. Throws `conflict` when one is gone. */
async function namesOfRoles(tx: Writer, ids: Iterable<string>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const asked = [...new Set(ids)];
  for (const chunk of chunksOf(asked, CHUNK)) {
    const rows = await tx
      .select({ id: securityRoles.id, name: securityRoles.name })
      .from(securityRoles)
      .where(inArray(securityRoles.id, chunk))
      .orderBy(securityRoles.nameKey);
    for (const { id, name } of rows) names.set(id, name);
  }
  if (names.size < asked.length) {
    const message = 'One of the roles does not exist (any more). Load the page again.';
    throw conflict(message, { roles: [message] });
  }
  return names;
}

const wordsOf = (input: NamedUserInput, names: Map<string, string>): NamedUserWords => ({
  ...input,
  roles: allOf([...names].filter(([id]) => input.roles.includes(id)).map(([, name]) => name)),
});

/** Writes new users with their audit entries. Gives their IDs. */
export async function insertNamedUsers(
  tx: Writer,
  record: RecordEntry<'environment'>,
  entered: NamedUserInput[],
): Promise<string[]> {
  const names = await namesOfRoles(
    tx,
    entered.flatMap(({ roles }) => roles),
  );
  const at = now();
  const added = entered.map((input) => ({ id: newId(), input }));
  const rows = added.map(({ id, input: { roles: _, ...user } }) => ({
    ...user,
    id,
    userNameKey: fold(user.userName),
    createdAt: at,
    updatedAt: at,
  }));
  for (const chunk of chunksOf(rows, CHUNK)) await tx.insert(namedUsers).values(chunk);
  const held = added.flatMap(({ id, input }) => input.roles.map((roleId) => ({ userId: id, roleId })));
  for (const chunk of chunksOf(held, CHUNK)) await tx.insert(namedUserRoles).values(chunk);
  await record.many(
    'Named User Added',
    entered.map((input) => ({ details: contents(namedUserLabels, wordsOf(input, names)) })),
  );
  return added.map(({ id }) => id);
}

/** Writes what changed of a user, if anything did, with its audit entry. */
export async function writeNamedUser(
  tx: Writer,
  record: RecordEntry<'environment'>,
  before: NamedUser,
  after: NamedUserInput,
): Promise<void> {
  const { roles, ...fields } = { externalId: before.externalId, ...after };
  const names = await namesOfRoles(tx, roles);
  const changed = differences(
    namedUserLabels,
    { ...before, roles: allOf(before.roles.map(({ name }) => name)) },
    wordsOf({ ...fields, roles }, names),
  );
  if (!changed) return;
  await writeFields(tx, before, { ...fields, userNameKey: fold(fields.userName) });
  const held = before.roles.map(({ id }) => id);
  const lost = held.filter((id) => !roles.includes(id));
  if (lost.length > 0)
    await tx
      .delete(namedUserRoles)
      .where(and(eq(namedUserRoles.userId, before.id), inArray(namedUserRoles.roleId, lost)));
  const gained = roles.filter((id) => !held.includes(id)).map((roleId) => ({ userId: before.id, roleId }));
  if (gained.length > 0) await tx.insert(namedUserRoles).values(gained).onConflictDoNothing();
  await record('Named User Changed', `${before.userName}: ${changed}`);
}

type Fields = Partial<typeof namedUsers.$inferInsert>;

/** Sets fields of a user that is still as `before`. Throws `conflict` when it is not. */
async function writeFields(tx: Writer, before: NamedUser, fields: Fields): Promise<void> {
  const written = await tx
    .update(namedUsers)
    .set({ ...fields, revision: before.revision + 1, updatedAt: now() })
    .where(and(eq(namedUsers.id, before.id), eq(namedUsers.revision, before.revision)))
    .returning({ id: namedUsers.id });
  if (written.length === 0) throw changedMeanwhile(`The user ${before.userName}`);
}

/** What enabling or disabling would change, in words; empty if nothing. */
export const changeOfEnabled = (before: { enabled: boolean }, { enabled }: { enabled: boolean }): string =>
  differences({ enabled: 'Enabled' }, { enabled: before.enabled }, { enabled });

export async function writeEnabled(
  tx: Writer,
  record: RecordEntry<'environment'>,
  before: NamedUser,
  { enabled }: { enabled: boolean },
): Promise<void> {
  await writeFields(tx, before, { enabled });
  await record('Named User Changed', `${before.userName}: ${changeOfEnabled(before, { enabled })}`);
}

/** Removes the user, and with it what roles it has. */
export async function deleteNamedUser(
  tx: Writer,
  record: RecordEntry<'environment'>,
  { id, userName }: Pick<NamedUser, 'id' | 'userName'>,
): Promise<void> {
  const removed = await tx.delete(namedUsers).where(eq(namedUsers.id, id)).returning({ id: namedUsers.id });
  if (removed.length === 0) throw notFound('The user');
  await record('Named User Removed', userName);
}
