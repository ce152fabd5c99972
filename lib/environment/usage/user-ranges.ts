import { setImmediate } from 'node:timers/promises';
import { and, asc, gt, lte, type SQL } from 'drizzle-orm';
import { reader } from '#db/client';
import { namedUsers } from '#db/schema/user-licensing';

const USERS = 5000;

/**
 * All named users in ranges of some thousands, as conditions on their IDs: one query over all would hold up everybody
 * else for seconds, which on SQLite is this whole process.
 */
export async function* userRanges(): AsyncGenerator<SQL | undefined> {
  for (let after: string | undefined; ; ) {
    const beyond = after === undefined ? undefined : gt(namedUsers.id, after);
    const [last] = await reader()
      .select({ id: namedUsers.id })
      .from(namedUsers)
      .where(beyond)
      .orderBy(asc(namedUsers.id))
      .limit(1)
      .offset(USERS - 1);
    yield last ? and(beyond, lte(namedUsers.id, last.id)) : beyond;
    if (!last) return;
    after = last.id;
    await setImmediate();
  }
}
