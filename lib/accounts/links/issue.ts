import { and, eq, isNull } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { accountLinks } from '#db/schema/instance';
import { withoutPasswords } from '#lib/accounts/sign-in/local-accounts';
import { config } from '#lib/config/config';
import { hashToken, randomToken } from '#lib/crypto/tokens';
import { HOUR, now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

export type LinkKind = 'invitation' | 'reset';

export const LINK_LIFETIME = 72 * HOUR;

/** A link as it is shown once, to be handed on by whom it was issued. */
export interface IssuedLink {
  address: string;
  /** `null` for the sign-in page, which is all that people need where there are no passwords. */
  expiresAt: Date | null;
}

/** Makes a link for `userId` to choose a password by; links that the person has not used yet end. */
export async function issueLink(tx: Writer, userId: string, kind: LinkKind): Promise<IssuedLink> {
  if (withoutPasswords()) return { address: `${config().publicUrl}/sign-in`, expiresAt: null };
  const token = randomToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LINK_LIFETIME);
  await tx.delete(accountLinks).where(and(eq(accountLinks.userId, userId), isNull(accountLinks.usedAt)));
  await tx
    .insert(accountLinks)
    .values({ id: newId(), userId, kind, tokenHash: hashToken(token), createdAt, expiresAt });
  return { address: `${config().publicUrl}/${kind}/${token}`, expiresAt };
}
