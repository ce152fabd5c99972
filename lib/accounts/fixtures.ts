import { reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { type Actor, systemActor } from '#lib/access/actor';
import type { Persona } from '#lib/access/views';
import { redeemLink } from '#lib/accounts/links/redeem';
import { invitePerson } from '#lib/accounts/people/invite';
import type { Browser } from '#lib/accounts/sessions/browser';
import { type SessionClaim, sessionActor } from '#lib/accounts/sign-in/session-user';

/** For tests: people who were invited and have chosen a password, as in real life. */

export const PASSWORD = 'correct horse battery staple';

export const tester = systemActor('Test');

/** A browser at this network address. */
export const browserAt = (address = '192.0.2.1'): Browser => ({
  address,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
});

export const tokenOf = (address: string): string => address.split('/').at(-1) ?? '';

export interface Added {
  id: string;
  email: string;
  claim: SessionClaim;
  actor: Actor;
}

export async function addPerson(
  email: string,
  persona: Persona = 'user',
  place: { customerId?: string; roles?: string[] } = {},
): Promise<Added> {
  const { id, address } = await invitePerson(tester, { email, name: `Name of ${email}`, persona, ...place });
  const choice = { token: tokenOf(address), password: PASSWORD, repeated: PASSWORD };
  const claim = await redeemLink('invitation', choice, browserAt());
  return { id, email, claim, actor: await acting(claim) };
}

/** Who acts in a session. Throws when it is not good. */
export async function acting(claim: SessionClaim): Promise<Actor> {
  const actor = await sessionActor(claim);
  if (!actor) throw new Error('The session is not good.');
  return actor;
}

/** What the audit log says, `Operation by actor: details`, in the order of writing. */
export async function auditLog(): Promise<string[]> {
  const rows = await reader().select().from(auditEntries).orderBy(auditEntries.id);
  return rows.map((row) => `${row.operation} by ${row.actor}: ${row.details}`);
}
