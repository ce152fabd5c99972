import { count, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { namedUserChanges, namedUsers } from '#db/schema/user-licensing';
import { countNamedUsers } from '#lib/environment/usage/count-named-users';
import { singleton } from '#lib/kernel/singleton';

export interface NamedUse {
  /** Enabled named users; null where none are kept here at all. */
  enabled: number | null;
  /** Users by the ID of the module that they use; modules that nobody uses are missing. */
  users: ReadonlyMap<string, number>;
}

const counted = () =>
  singleton('usage.named-users', (): { changes: number; use: Promise<NamedUse> | undefined } => ({
    changes: -1,
    use: undefined,
  }));

/**
 * The named users and what they use, as they are now: counted anew after a change, which the database tells of, and
 * otherwise known. Every page asks for it.
 */
export async function namedUse(): Promise<NamedUse> {
  const known = counted();
  // Read before it is counted: a change that comes between is seen the next time.
  const [row] = await reader().select({ changes: namedUserChanges.changes }).from(namedUserChanges);
  const changes = row?.changes ?? 0;
  if (known.use && known.changes === changes) return known.use;
  const use = countAll();
  Object.assign(known, { changes, use });
  use.catch(() => {
    if (known.use === use) known.use = undefined;
  });
  return use;
}

async function countAll(): Promise<NamedUse> {
  const [[all], [enabled], users] = await Promise.all([
    reader().select({ id: namedUsers.id }).from(namedUsers).limit(1),
    reader().select({ count: count() }).from(namedUsers).where(eq(namedUsers.enabled, true)),
    countNamedUsers(),
  ]);
  return { enabled: all ? (enabled?.count ?? 0) : null, users };
}
