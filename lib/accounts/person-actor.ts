import { and, eq } from 'drizzle-orm';
import { type Reader, transaction, type Writer } from '#db/client';
import { organizations, roles, userRoles, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { customerGrants, type Grants, joined, personaGrants, within } from '#lib/access/views';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { withoutMissingWorkspaces } from '#lib/accounts/workspaces';
import type { EnvironmentOperation } from '#lib/audit/operations';
import { recordAudit } from '#lib/audit/record';
import { AppError } from '#lib/kernel/errors';

/**
 * The person `userId` as the one who acts, as things stand now; the audit log shows the e-mail address. `null` for an
 * account that is disabled, gone, outside of its organization's domains, or at another session version than
 * `sessionVersion`.
 */
export async function personActor(
  from: Reader,
  userId: string,
  sessionVersion?: number,
): Promise<Actor | null> {
  const rows = await from
    .select({
      email: users.email,
      persona: users.persona,
      organizationId: users.organizationId,
      customerId: organizations.customerId,
      allowedDomains: organizations.allowedDomains,
      grants: roles.grants,
    })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .leftJoin(userRoles, eq(userRoles.userId, users.id))
    .leftJoin(roles, eq(roles.id, userRoles.roleId))
    .where(
      and(
        eq(users.id, userId),
        eq(users.disabled, false),
        sessionVersion === undefined ? undefined : eq(users.sessionVersion, sessionVersion),
      ),
    );
  const [user] = rows;
  if (!user || !emailDomainAllowed(user.email, user.allowedDomains)) return null;
  const { persona, customerId } = user;
  const granted = joined([personaGrants[persona], ...rows.map((row) => (row.grants ?? {}) as Grants)]);
  return {
    kind: 'person',
    id: userId,
    name: user.email,
    grants: withoutMissingWorkspaces(customerId ? within(granted, customerGrants) : granted),
    ...(customerId && { customerId }),
    ...(persona !== 'global-administrator' && { keepsPeopleOf: user.organizationId }),
  };
}

/** A person as the audit log names who acted; may do nothing. */
export const recordedPerson = (user: { id: string; email: string }): Actor => ({
  kind: 'person',
  id: user.id,
  name: user.email,
  grants: {},
});

type Record = (operation: EnvironmentOperation, details: string) => Promise<void>;

/** What a person changes about their own account; no role is needed for that. */
export function changeOwn<T>(actor: Actor, work: (tx: Writer, record: Record) => Promise<T>): Promise<T> {
  if (actor.kind !== 'person') throw new AppError('forbidden', 'Only a person has an account of their own.');
  return transaction((tx) =>
    work(tx, (operation, details) => recordAudit(tx, 'environment', actor, operation, details)),
  );
}
