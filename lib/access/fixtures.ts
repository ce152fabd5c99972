import { randomUUID } from 'node:crypto';
import type { Session } from '#lib/access/actor';
import { HOUR, now } from '#lib/kernel/clock';

/** For tests: the session of a person who has just signed in. */
export const freshSession = (): Session => ({
  id: randomUUID(),
  expiresAt: new Date(now().getTime() + HOUR),
  confirmedAt: now(),
});
