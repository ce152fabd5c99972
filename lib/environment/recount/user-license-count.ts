import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { recountCounts } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { userLicenseTypePath } from '#lib/contract/user-licensing';
import { lastRecount } from '#lib/environment/recount/last';
import { parse } from '#lib/kernel/parse';

export interface UserLicenseCount {
  count: number;
  /** When the last finished recount ended; null where there was none. */
  recalculatedAt: Date | null;
}

/**
 * How many enabled users needed this user license type at the last recount; none where there was no recount. AX called
 * it `getCurrentUserLicenseCount`.
 */
export async function readUserLicenseCount(actor: Actor, given: unknown): Promise<UserLicenseCount> {
  authorize(actor, 'users', 'read');
  const { type } = parse(userLicenseTypePath, given);
  const last = await lastRecount();
  if (!last) return { count: 0, recalculatedAt: null };
  const [counted] = await reader()
    .select({ count: recountCounts.count })
    .from(recountCounts)
    .where(
      and(eq(recountCounts.recountId, last.id), eq(recountCounts.kind, 'type'), eq(recountCounts.key, type)),
    );
  return { count: counted?.count ?? 0, recalculatedAt: last.finishedAt };
}
