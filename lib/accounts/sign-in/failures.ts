import { transaction } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { countAttempt } from '#lib/accounts/sign-in/limits';
import { recordAudit } from '#lib/audit/record';
import { fold } from '#lib/kernel/text';

/** Writes down that somebody failed to prove to be whom they said: `name` is what they called themselves. */
export async function recordFailure(name: string, details: string): Promise<void> {
  const stranger: Actor = { kind: 'system', id: 'sign-in', name, grants: {} };
  await transaction((tx) => recordAudit(tx, 'environment', stranger, 'Sign-in Failed', details));
}

/** As `countAttempt`. Of the refusals of one wait, the first is written down. */
export const countAuditedAttempt = (email: string, address: string): Promise<void> =>
  countAttempt({ account: fold(email), address }, () =>
    recordFailure(email, `Too many failed attempts from ${address}; refused for a while.`),
  );
