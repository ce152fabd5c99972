import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { namedUserRoles, namedUsers } from '#db/schema/user-licensing';
import type { RecordEntry } from '#lib/audit/change';
import { memberIds } from '#lib/environment/provisioning/schema';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Users by ID who get a role, lose it, or are the only ones to have it. */
export interface MemberChange {
  kind: 'add' | 'remove' | 'replace';
  ids: readonly unknown[];
}

interface Role {
  id: string;
  name: string;
}

/** Rows of one statement. */
const CHUNK = 500;
/** Names of one audit entry, so that none is cut off. */
const NAMED = 15;

/** Changes who has `role`, step by step, with audit entries that name everybody; within the verb's transaction. */
export async function changeMembers(
  tx: Writer,
  record: RecordEntry<'environment'>,
  role: Role,
  changes: MemberChange[],
): Promise<void> {
  for (const { kind, ids } of changes) {
    const named = parse(memberIds, ids);
    if (kind === 'remove') await remove(tx, record, role, named);
    else await add(tx, record, role, named);
    if (kind === 'replace') {
      const kept = new Set(named);
      const held = await tx
        .select({ id: namedUserRoles.userId })
        .from(namedUserRoles)
        .where(eq(namedUserRoles.roleId, role.id));
      await remove(
        tx,
        record,
        role,
        held.map(({ id }) => id).filter((id) => !kept.has(id)),
      );
    }
  }
}

async function add(tx: Writer, record: RecordEntry<'environment'>, role: Role, ids: string[]): Promise<void> {
  const added: string[] = [];
  for (const chunk of chunksOf(ids, CHUNK)) {
    const found = await tx
      .select({ id: namedUsers.id })
      .from(namedUsers)
      .where(inArray(namedUsers.id, chunk));
    if (found.length < chunk.length) throw invalid({ members: ['One of the members is no user here.'] });
    const rows = await tx
      .insert(namedUserRoles)
      .values(chunk.map((userId) => ({ userId, roleId: role.id })))
      .onConflictDoNothing()
      .returning({ id: namedUserRoles.userId });
    added.push(...rows.map(({ id }) => id));
  }
  await tell(tx, record, role, 'Members added', added);
}

async function remove(
  tx: Writer,
  record: RecordEntry<'environment'>,
  role: Role,
  ids: string[],
): Promise<void> {
  const removed: string[] = [];
  for (const chunk of chunksOf(ids, CHUNK)) {
    const rows = await tx
      .delete(namedUserRoles)
      .where(and(eq(namedUserRoles.roleId, role.id), inArray(namedUserRoles.userId, chunk)))
      .returning({ id: namedUserRoles.userId });
    removed.push(...rows.map(({ id }) => id));
  }
  await tell(tx, record, role, 'Members removed', removed);
}

/** Raises the users' revisions, so that nobody's open form puts their roles back, and writes who they are. */
async function tell(
  tx: Writer,
  record: RecordEntry<'environment'>,
  role: Role,
  what: string,
  ids: string[],
): Promise<void> {
  const names: string[] = [];
  for (const chunk of chunksOf(ids, CHUNK)) {
    const rows = await tx
      .update(namedUsers)
      .set({ revision: sql`${namedUsers.revision} + 1`, updatedAt: now() })
      .where(inArray(namedUsers.id, chunk))
      .returning({ userName: namedUsers.userName });
    names.push(...rows.map(({ userName }) => userName));
  }
  await record.many(
    'Security Role Changed',
    chunksOf(names, NAMED).map((some) => ({ details: `${role.name}: ${what} ${some.join(', ')}` })),
  );
}
