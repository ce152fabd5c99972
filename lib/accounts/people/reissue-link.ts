import { eq } from 'drizzle-orm';
import { users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { requireConfirmed } from '#lib/access/confirmed';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { type IssuedLink, issueLink } from '#lib/accounts/links/issue';
import { findKept, refuseTakeover } from '#lib/accounts/people/kept';
import { requireLocalAccounts } from '#lib/accounts/sign-in/local-accounts';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/**
 * A new link for a person to choose a password by: an invitation for whom has none yet, else a reset. A link that
 * was handed out before ends. The present password stays good until the new link is used.
 */
export async function issuePersonLink(
  actor: Actor,
  input: unknown,
): Promise<IssuedLink & { kind: 'invitation' | 'reset'; email: string }> {
  const keeping = authorizeKeeping(actor, 'update');
  requireLocalAccounts();
  const { id } = parse(recordKey, input);
  return changeEnvironment(keeping, async (tx, record) => {
    // Two links at once would both stay good: the row of the account makes them take their turns.
    await tx.update(users).set({ updatedAt: now() }).where(eq(users.id, id));
    const user = await findKept(tx, keeping, id);
    await refuseTakeover(tx, keeping, user);
    if (user.disabled) throw conflict('The account is disabled. Enable it first.');
    const kind = user.passwordHash ? 'reset' : 'invitation';
    // Such a link is as good as the person's password.
    if (kind === 'reset') requireConfirmed(actor);
    const link = await issueLink(tx, id, kind);
    if (kind === 'reset') await record('Password Reset Issued', `Issued a reset link for ${user.email}.`);
    else await record('Invitation Issued', `Issued a new invitation link for ${user.email}.`);
    return { ...link, kind, email: user.email };
  });
}
