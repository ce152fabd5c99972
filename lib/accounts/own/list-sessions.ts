import { desc } from 'drizzle-orm';
import { reader } from '#db/client';
import { accountSessions } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { ownSession } from '#lib/accounts/person-actor';
import { browserInWords } from '#lib/accounts/sessions/browser';
import { openOf } from '#lib/accounts/sessions/lifetime';

const MOST = 100;

export interface OwnSession {
  id: string;
  /** As in "Firefox on Windows". */
  browser: string;
  /** Network address at the sign-in. */
  address: string;
  createdAt: Date;
  lastUsedAt: Date;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** The open sessions of the person who asks: this one first, then the last used; at most 100. */
export async function listMySessions(actor: Actor): Promise<OwnSession[]> {
  const { id: current } = ownSession(actor);
  const rows = await reader()
    .select()
    .from(accountSessions)
    .where(openOf(actor.id))
    .orderBy(desc(accountSessions.lastUsedAt), desc(accountSessions.id))
    .limit(MOST);
  return rows
    .map(({ id, userAgent, address, createdAt, lastUsedAt }) => ({
      id,
      browser: browserInWords(userAgent),
      address,
      createdAt,
      lastUsedAt,
      current: id === current,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
