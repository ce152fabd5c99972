import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { reader } from '#db/client';
import { accountLinks, users } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import type { Persona } from '#lib/access/views';
import { now } from '#lib/kernel/clock';

export interface Person {
  id: string;
  name: string;
  email: string;
  persona: Persona;
  revision: number;
  /** `invited` has not chosen a password yet. */
  state: 'active' | 'invited' | 'disabled';
  lastSignInAt: Date | null;
  /** Until when a link that has been handed out can be used; `null` when there is none. */
  linkExpiresAt: Date | null;
}

/** Everybody who has an account, by name. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  authorize(actor, 'people', 'read');
  const rows = await reader()
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      persona: users.persona,
      revision: users.revision,
      disabled: users.disabled,
      passwordHash: users.passwordHash,
      lastSignInAt: users.lastSignInAt,
      linkExpiresAt: accountLinks.expiresAt,
    })
    .from(users)
    .leftJoin(
      accountLinks,
      and(eq(accountLinks.userId, users.id), isNull(accountLinks.usedAt), gt(accountLinks.expiresAt, now())),
    )
    .orderBy(asc(users.name), asc(users.emailKey));
  return rows.map(({ disabled, passwordHash, ...row }) => ({
    ...row,
    state: disabled ? 'disabled' : passwordHash ? 'active' : 'invited',
  }));
}
