import type { Actor } from '#lib/access/actor';
import { MINUTE, now } from '#lib/kernel/clock';
import { AppError, CONFIRMATION_REQUIRED } from '#lib/kernel/errors';

/** How long a proof of who somebody is counts, in milliseconds. */
export const CONFIRMED_FOR = 5 * MINUTE;

/** By how much the clocks of two instances may differ. */
const CLOCK_TOLERANCE = MINUTE;

/** Whether `actor` is a person who has lately proved who they are. */
export function isConfirmed({ kind, session }: Actor): boolean {
  if (kind !== 'person' || !session) return false;
  const age = now().getTime() - session.confirmedAt.getTime();
  return age >= -CLOCK_TOLERANCE && age < CONFIRMED_FOR;
}

/**
 * Throws an AppError `forbidden` with the code {@link CONFIRMATION_REQUIRED} unless `actor` has lately proved who
 * they are, or is this instance itself, which nobody finds unattended. For what a session that was taken over must
 * not do.
 */
export function requireConfirmed(actor: Actor): void {
  if (actor.kind === 'system' || isConfirmed(actor)) return;
  throw new AppError(
    'forbidden',
    'Nothing was changed: this asks you to confirm that it is you. You did so more than five minutes ago.',
    { code: CONFIRMATION_REQUIRED },
  );
}
