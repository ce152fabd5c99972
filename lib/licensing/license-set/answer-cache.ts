import { MINUTE, now } from '#lib/kernel/clock';
import { singleton } from '#lib/kernel/singleton';

/** The last license set of an environment, and everything that it depends on. */
export interface CachedAnswer {
  key: string;
  etag: string;
  /** The compact JWS. */
  token: string;
  signedAt: number;
}

const MOST_CHARACTERS = 64 * 1024 * 1024;
/** How long an answer may be given again, and so how old what is fetched can be. */
const GOOD_FOR = MINUTE;

const cache = () =>
  singleton('licensing.answers', () => ({ byClient: new Map<string, CachedAnswer>(), size: 0 }));

/**
 * The answer for `key`, signed a moment ago. One per client, and none that is older than what any instance has
 * `lastSigned` for it: an environment refuses a set that was issued before the one that it has.
 */
export function cachedAnswer(
  clientId: string,
  key: string,
  lastSigned: Date | null,
): CachedAnswer | undefined {
  const answer = cache().byClient.get(clientId);
  if (!answer || answer.key !== key || answer.signedAt < (lastSigned?.getTime() ?? 0)) return undefined;
  const age = now().getTime() - answer.signedAt;
  return age >= 0 && age < GOOD_FOR ? answer : undefined;
}

export function keepAnswer(clientId: string, answer: CachedAnswer): void {
  const state = cache();
  drop(clientId);
  state.byClient.set(clientId, answer);
  state.size += sizeOf(answer);
  // A Map iterates in the order of insertion, so the first is the oldest.
  for (const oldest of state.byClient.keys()) {
    if (state.size <= MOST_CHARACTERS) break;
    drop(oldest);
  }
}

function drop(clientId: string): void {
  const state = cache();
  const answer = state.byClient.get(clientId);
  if (!answer) return;
  state.byClient.delete(clientId);
  state.size -= sizeOf(answer);
}

const sizeOf = ({ key, token }: CachedAnswer) => key.length + token.length + 200;
