import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { accountSessions, organizations, roles, userRoles, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { customerGrants, type Grants, joined, personaGrants, within } from '#lib/access/views';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { isOpen } from '#lib/accounts/sessions/lifetime';
import { withoutMissingWorkspaces } from '#lib/accounts/workspaces';

/** What a session cookie carries: whose session, which, and the session version of the account that it was made at. */
export interface SessionClaim {
  userId: string;
  sessionVersion: number;
  sessionId: string;
  /** Where the session began at the OpenID Provider: which of its ID tokens ends it there. */
  providerSessionId?: string | undefined;
}

/**
 * Whom a session belongs to, as the one who acts; the audit log shows the e-mail address. Read anew at each request,
 * so that ending it, disabling, a new role or a new password count at once. `null` when the session is not good any
 * more, or its account disabled, gone or outside of its organization's domains.
 */
export async function sessionActor({
  userId,
  sessionVersion,
  sessionId,
}: SessionClaim): Promise<Actor | null> {
  const rows = await reader()
    .select({
      email: users.email,
      persona: users.persona,
      organizationId: users.organizationId,
      customerId: organizations.customerId,
      allowedDomains: organizations.allowedDomains,
      grants: roles.grants,
      expiresAt: accountSessions.expiresAt,
      confirmedAt: accountSessions.confirmedAt,
    })
    .from(accountSessions)
    .innerJoin(users, eq(users.id, accountSessions.userId))
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .leftJoin(userRoles, eq(userRoles.userId, users.id))
    .leftJoin(roles, eq(roles.id, userRoles.roleId))
    .where(
      and(
        eq(accountSessions.id, sessionId),
        isOpen(),
        eq(users.id, userId),
        eq(users.disabled, false),
        eq(users.sessionVersion, sessionVersion),
      ),
    );
  const [user] = rows;
  if (!user || !emailDomainAllowed(user.email, user.allowedDomains)) return null;
  const { persona, customerId, expiresAt, confirmedAt } = user;
  const granted = joined([personaGrants[persona], ...rows.map((row) => (row.grants ?? {}) as Grants)]);
  return {
    kind: 'person',
    id: userId,
    name: user.email,
    grants: withoutMissingWorkspaces(customerId ? within(granted, customerGrants) : granted),
    session: { id: sessionId, expiresAt, confirmedAt },
    ...(customerId && { customerId }),
    ...(persona !== 'global-administrator' && { keepsPeopleOf: user.organizationId }),
  };
}
