import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { accountSessions } from '#db/schema/instance';
import { HOUR, MINUTE, now } from '#lib/kernel/clock';

/** How long a session lasts after it was last used, in milliseconds. */
export const SESSION_IDLE = 60 * MINUTE;

/** How long a session lasts after signing in, however much it is used. */
export const SESSION_LONGEST = 12 * HOUR;

/** When a session ends that began at `createdAt` and is used at `usedAt`, if nobody ends it before. */
export const sessionEnd = (createdAt: Date, usedAt: Date): Date =>
  new Date(Math.min(usedAt.getTime() + SESSION_IDLE, createdAt.getTime() + SESSION_LONGEST));

/** Matches sessions that are open now. */
export const isOpen = (): SQL | undefined =>
  and(isNull(accountSessions.endedAt), gt(accountSessions.expiresAt, now()));

/** As {@link isOpen}, those of one person. */
export const openOf = (userId: string): SQL | undefined => and(eq(accountSessions.userId, userId), isOpen());
