import { reader } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { findUser } from '#lib/accounts/people/find';
import { changeOwn, ownSession } from '#lib/accounts/person-actor';
import { confirmation } from '#lib/accounts/schema';
import { markConfirmed } from '#lib/accounts/sessions/mark-confirmed';
import { countAuditedAttempt, recordFailure } from '#lib/accounts/sign-in/failures';
import { forgiveAttempts } from '#lib/accounts/sign-in/limits';
import { requireLocalAccounts } from '#lib/accounts/sign-in/local-accounts';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { verifyPassword } from '#lib/crypto/password';
import { now } from '#lib/kernel/clock';
import { AppError, invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/**
 * Confirms the session of `actor` by the password once more (`input.password`), for what asks `requireConfirmed`;
 * gives the session's new ID. Wrong passwords count as those of signing in do. Throws an AppError: `invalid`,
 * `rate-limited`, or `forbidden` for whom has no password.
 */
export async function confirmByPassword(actor: Actor, input: unknown, address: string): Promise<string> {
  const session = ownSession(actor);
  requireLocalAccounts();
  const { password } = parse(confirmation, input);
  const { email, emailKey, passwordHash } = await findUser(reader(), actor.id);
  if (!passwordHash)
    throw new AppError('forbidden', `You have no password here. Confirm with ${providerName()}.`);
  await countAuditedAttempt(email, address);
  if (!(await verifyPassword(password, passwordHash))) {
    await recordFailure(email, `Failed from ${address} to confirm a session: wrong password.`);
    throw invalid({ password: ['This is not your password.'] });
  }
  await forgiveAttempts({ account: emailKey, address });
  return changeOwn(actor, async (tx, record) => {
    await record('Identity Confirmed', `Confirmed from ${address} with the password.`);
    return markConfirmed(tx, session, now());
  });
}
