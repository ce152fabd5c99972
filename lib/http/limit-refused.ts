import type { ApiContext } from '#lib/http/bindings';
import { remoteAddress } from '#lib/http/remote-address';
import { isAppError } from '#lib/kernel/errors';
import { countTry } from '#lib/limits/count';
import { refuseExhausted } from '#lib/limits/refuse';
import { senderOf } from '#lib/limits/sender';
import type { Against } from '#lib/limits/windows';

/**
 * Answers by `work`; a sender of many requests that are refused is someone who guesses. The good ones, which all
 * environments send, cost no look-up of the limit.
 */
export async function limitRefused(c: ApiContext, work: () => Promise<Response>): Promise<Response> {
  const against: Against[] = [{ limit: 'refused-tokens', key: senderOf(remoteAddress(c)) }];
  refuseExhausted(against);
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'invalid')) await countTry(against);
    throw error;
  }
}
