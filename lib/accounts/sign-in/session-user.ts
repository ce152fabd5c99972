import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { personActor } from '#lib/accounts/person-actor';

/** What a session cookie carries: whom it is for, and the session version that it was made at. */
export interface SessionClaim {
  userId: string;
  sessionVersion: number;
}

/**
 * Whom a session belongs to, read anew at each request, so that disabling, a new role or a new password count at
 * once. `null` when the session is not good any more.
 */
export async function sessionActor(claim: SessionClaim): Promise<Actor | null> {
  const [user] = await reader()
    .select({ id: users.id, email: users.email, role: users.role })
    .from(users)
    .where(
      and(
        eq(users.id, claim.userId),
        eq(users.sessionVersion, claim.sessionVersion),
        eq(users.disabled, false),
      ),
    )
    .limit(1);
  return user ? personActor(user) : null;
}
