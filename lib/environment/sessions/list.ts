import { desc, eq, gt, gte, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { modules } from '#db/schema/environment';
import { concurrentSessions, sessionPeaks } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { DAY, now, today } from '#lib/kernel/clock';
import { defineList, instant, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

export interface ListedSession {
  id: string;
  model: string;
  userName: string;
  openedAt: Date;
  expiresAt: Date;
}

export const sessionList = defineList({
  id: concurrentSessions.id,
  from: (fields) =>
    reader()
      .select(fields)
      .from(concurrentSessions)
      .innerJoin(modules, eq(modules.id, concurrentSessions.moduleId))
      .$dynamic(),
  columns: {
    model: text(modules.model, { key: modules.modelKey }),
    userName: text(concurrentSessions.userName),
    openedAt: instant(concurrentSessions.openedAt),
    expiresAt: instant(concurrentSessions.expiresAt),
  },
  sort: 'openedAt',
  dir: 'desc',
  search: { columns: [modules.model, concurrentSessions.userName] },
});

const alive = () => ({
  where: gt(concurrentSessions.expiresAt, now()),
  load: (ids: string[]): Promise<ListedSession[]> =>
    reader()
      .select({
        id: concurrentSessions.id,
        model: modules.model,
        userName: concurrentSessions.userName,
        openedAt: concurrentSessions.openedAt,
        expiresAt: concurrentSessions.expiresAt,
      })
      .from(concurrentSessions)
      .innerJoin(modules, eq(modules.id, concurrentSessions.moduleId))
      .where(inArray(concurrentSessions.id, ids)),
});

/** The sessions that are alive now, the newest first unless asked otherwise. */
export async function listSessions(actor: Actor, query: unknown = {}): Promise<ListPage<ListedSession>> {
  authorize(actor, 'sessions', 'read');
  return listPage(sessionList, query, alive());
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everySession(actor: Actor, query: unknown): AsyncGenerator<ListedSession[]> {
  authorize(actor, 'sessions', 'read');
  return everyRow(sessionList, query, alive());
}

export interface SessionDay {
  model: string;
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** The most at once. */
  peak: number;
  openings: number;
  refused: number;
}

/** Days that the peaks are shown for. */
const PEAK_DAYS = 30;

/** How many sessions each module had at once, per day of the last 30, the latest first. */
export async function listSessionDays(actor: Actor): Promise<SessionDay[]> {
  authorize(actor, 'sessions', 'read');
  const since = today(new Date(now().getTime() - (PEAK_DAYS - 1) * DAY));
  return reader()
    .select({
      model: modules.model,
      day: sessionPeaks.day,
      peak: sessionPeaks.peak,
      openings: sessionPeaks.openings,
      refused: sessionPeaks.refused,
    })
    .from(sessionPeaks)
    .innerJoin(modules, eq(modules.id, sessionPeaks.moduleId))
    .where(gte(sessionPeaks.day, since))
    .orderBy(desc(sessionPeaks.day), modules.modelKey);
}
