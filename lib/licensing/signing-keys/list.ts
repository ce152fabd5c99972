import { asc } from 'drizzle-orm';
import { reader } from '#db/client';
import { signingKeys } from '#db/schema/licensing';
import { DAY, now, SECOND } from '#lib/kernel/clock';
import { singleton } from '#lib/kernel/singleton';

export type SigningKey = typeof signingKeys.$inferSelect;

/** How long another instance's rotation may go unnoticed here. Keys are published long before they sign. */
const KNOWN_FOR = SECOND;
/** What a key signed is fresh for 7 days; one more covers clocks, and instances that changed over a moment later. */
export const PUBLISHED_AFTER_USE = 8 * DAY;

const known = () =>
  singleton('licensing.signing-keys', () => ({ keys: [] as SigningKey[], readAt: Number.NEGATIVE_INFINITY }));

/** All keys by the time from which they sign, read at most once a second. */
export async function listSigningKeys(): Promise<SigningKey[]> {
  const state = known();
  const age = now().getTime() - state.readAt;
  if (age < 0 || age >= KNOWN_FOR || state.keys.length === 0) {
    const readAt = now().getTime();
    state.keys = await reader()
      .select()
      .from(signingKeys)
      .orderBy(asc(signingKeys.signsFrom), asc(signingKeys.kid));
    state.readAt = readAt;
  }
  return state.keys;
}

/** Makes the next {@link listSigningKeys} read again: after a change of this instance's own. */
export function forgetSigningKeys(): void {
  known().readAt = Number.NEGATIVE_INFINITY;
}

/** Of `keys` in their order, the one that signs at `at`. */
export const keyInUse = (keys: readonly SigningKey[], at: Date): SigningKey | undefined =>
  keys.findLast((key) => key.signsFrom <= at);

/** Of `keys` in their order, those that anybody may need to verify with: next, in use, and retired not long ago. */
export const publishedKeys = (keys: readonly SigningKey[], at: Date): SigningKey[] =>
  keys.filter((_, index) => {
    const successor = keys[index + 1];
    return !successor || successor.signsFrom.getTime() + PUBLISHED_AFTER_USE > at.getTime();
  });
