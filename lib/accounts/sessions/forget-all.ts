import type { Writer } from '#db/client';
import { accountSessions, providerSessions } from '#db/schema/instance';

/** Ends the sessions of everybody, and forgets them: for when the key of their cookies is another one. */
export async function forgetAllSessions(tx: Writer): Promise<void> {
  await tx.delete(providerSessions);
  await tx.delete(accountSessions);
}
