import { sql } from 'drizzle-orm';
import { users } from '#db/schema/instance';

/** Part of an update: raises the number that a session must carry, so that every session of the account ends. */
export const endSessions = () => ({ sessionVersion: sql`${users.sessionVersion} + 1` });
