import { transaction } from '#db/client';
import { endSession } from '#lib/accounts/sessions/end';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';

/** Ends the session that a browser had before it got another: nobody is to come back to it. */
export const endReplacedSession = ({ sessionId }: SessionClaim): Promise<void> =>
  transaction((tx) => endSession(tx, sessionId));
