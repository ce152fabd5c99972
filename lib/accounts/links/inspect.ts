import { and, eq } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { accountLinks, organizations, users } from '#db/schema/instance';
import type { LinkKind } from '#lib/accounts/links/issue';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { hashToken } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';

export type LinkState =
  | { state: 'good'; linkId: string; userId: string; name: string; email: string; expiresAt: Date }
  | { state: 'used' | 'expired' | 'unknown' };

/** Why a link does not work (any more), for the person who opened it. */
export const linkProblems: Record<'used' | 'expired' | 'unknown', string> = {
  used: 'This link has been used already. Sign in with the password that was chosen, or ask an administrator for a new link.',
  expired: 'This link has expired: links are good for 72 hours. Ask an administrator for a new one.',
  unknown: 'This link is not good. It may have been replaced by a newer one, or not copied completely.',
};

/** What the link with `token` is good for. Looking does not use it up. */
export async function inspectLink(
  kind: LinkKind,
  token: string,
  from: Reader = reader(),
): Promise<LinkState> {
  const [found] = await from
    .select({
      linkId: accountLinks.id,
      usedAt: accountLinks.usedAt,
      expiresAt: accountLinks.expiresAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      disabled: users.disabled,
      allowedDomains: organizations.allowedDomains,
    })
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.userId))
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(and(eq(accountLinks.tokenHash, hashToken(token)), eq(accountLinks.kind, kind)))
    .limit(1);
  if (!found || found.disabled || !emailDomainAllowed(found.email, found.allowedDomains))
    return { state: 'unknown' };
  if (found.usedAt) return { state: 'used' };
  if (found.expiresAt <= now()) return { state: 'expired' };
  const { linkId, userId, name, email, expiresAt } = found;
  return { state: 'good', linkId, userId, name, email, expiresAt };
}
