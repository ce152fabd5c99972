import { inspectLink, type LinkState } from '#lib/accounts/links/inspect';
import type { LinkKind } from '#lib/accounts/links/issue';
import type { Browser } from '#lib/accounts/sessions/browser';
import { countTry } from '#lib/limits/count';
import { senderOf } from '#lib/limits/sender';

/** As {@link inspectLink}, for who opens a link. Throws `rate-limited` where many were opened that there never were. */
export async function openLink(kind: LinkKind, token: string, { address }: Browser): Promise<LinkState> {
  const link = await inspectLink(kind, token);
  if (link.state === 'unknown') await countTry([{ limit: 'refused-links', key: senderOf(address) }]);
  return link;
}
