import type { Actor } from '#lib/access/actor';
import { ownSession, recordedPerson } from '#lib/accounts/person-actor';
import { markConfirmed } from '#lib/accounts/sessions/mark-confirmed';
import { asIdentified, refusal } from '#lib/accounts/single-sign-on/account';
import type { SignedOn } from '#lib/accounts/single-sign-on/finish';
import type { Flow } from '#lib/accounts/single-sign-on/flow';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { recordAudit } from '#lib/audit/record';
import { MINUTE } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';

/** By how much the provider's clock may differ from ours. */
const CLOCK_TOLERANCE = MINUTE;

/**
 * Confirms the session of `actor` by a sign-in at the provider that was begun for that. It must be of this very
 * moment, whatever session the provider has of the person, and of the same person. Gives the session's new ID.
 * `address` is the browser's network address.
 */
export async function confirmByIdentity(
  actor: Actor,
  flow: Flow,
  { identity, authenticatedAt }: SignedOn,
  address: string,
): Promise<string> {
  const session = ownSession(actor);
  const name = providerName();
  if (flow.confirms !== session.id)
    throw new AppError('conflict', 'This confirmation was begun in another session. Begin again.');
  return asIdentified(identity, address, async (tx, account) => {
    if (account.id !== actor.id)
      throw refusal(
        `You are signed in here as ${actor.name}, and have signed in with ${name} as somebody else. Sign in there as yourself.`,
        `it should have confirmed ${actor.name}`,
      );
    if (!authenticatedAt)
      throw refusal(
        `${name} does not say when you signed in there, so that it cannot confirm anything. Tell an administrator: the provider must give the claim auth_time in its ID tokens.`,
        'the provider gives no auth_time',
      );
    if (authenticatedAt.getTime() < flow.begunAt - CLOCK_TOLERANCE)
      throw refusal(
        `${name} did not ask you to sign in anew, so that nothing is confirmed. Sign out there, then try again.`,
        'the sign-in at the provider is an old one',
      );
    const details = `Confirmed from ${address} with ${name} (${identity.subject}).`;
    await recordAudit(tx, 'environment', recordedPerson(account), 'Identity Confirmed', details);
    return markConfirmed(tx, session, authenticatedAt);
  });
}
