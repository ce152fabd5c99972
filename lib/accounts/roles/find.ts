import { count, eq } from 'drizzle-orm';
import type { Reader } from '#db/client';
import { roles, userRoles } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { type Audience, covers, type Grants, joined } from '#lib/access/views';
import { givable } from '#lib/accounts/keeping';
import { AppError, notFound } from '#lib/kernel/errors';

export interface Role {
  id: string;
  name: string;
  description: string;
  audience: Audience;
  grants: Grants;
  revision: number;
  /** How many people have it. */
  people: number;
}

/** Roles with how many people have each; narrow it with `where`. */
export const selectRoles = (from: Reader) =>
  from
    .select({
      id: roles.id,
      name: roles.name,
      description: roles.description,
      audience: roles.audience,
      grants: roles.grants,
      revision: roles.revision,
      people: count(userRoles.userId).mapWith(Number),
    })
    .from(roles)
    .leftJoin(userRoles, eq(userRoles.roleId, roles.id))
    .groupBy(roles.id)
    .$dynamic();

export const asRole = (row: Awaited<ReturnType<typeof selectRoles>>[number]): Role => ({
  ...row,
  // Only what the schema lets through is ever written.
  grants: row.grants as Grants,
});

/** Throws an AppError `not-found`. */
export async function findRole(from: Reader, id: string): Promise<Role> {
  const [row] = await selectRoles(from).where(eq(roles.id, id));
  if (!row) throw notFound('The role');
  return asRole(row);
}

/** Throws `forbidden` where `after` grants more than `actor` has, unless the role did so `before`. */
export function refuseEscalation(actor: Actor, after: Grants, before: Grants = {}): void {
  if (covers(joined([givable(actor), before]), after)) return;
  const message = 'You cannot grant more than you have yourself.';
  throw new AppError('forbidden', message, { fieldErrors: { grants: [message] } });
}
