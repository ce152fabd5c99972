import { reader } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { personActor } from '#lib/accounts/person-actor';

/** What a session cookie carries: whom it is for, and the session version that it was made at. */
export interface SessionClaim {
  userId: string;
  sessionVersion: number;
  /** Where the session began at the OpenID Provider: which of its ID tokens ends it there. */
  providerSessionId?: string | undefined;
}

/**
 * Whom a session belongs to, read anew at each request, so that disabling, a new role or a new password count at
 * once. `null` when the session is not good any more.
 */
export function sessionActor(claim: SessionClaim): Promise<Actor | null> {
  return personActor(reader(), claim.userId, claim.sessionVersion);
}
