import { verifyChain } from '#lib/audit/chain/verify';
import { type Side, sides } from '#lib/audit/operations';
import { isAppError } from '#lib/kernel/errors';

/** What the audit log of each side says of itself: whoever alters a backup cannot seal it anew. */
export const verifyRestored = (): Promise<{ side: Side; said: string }[]> =>
  Promise.all(sides.map(async (side) => ({ side, said: await verdict(side) })));

async function verdict(side: Side): Promise<string> {
  try {
    return (await verifyChain(side)).summary;
  } catch (error) {
    // As in a copy, which cannot open the key of the logs.
    if (isAppError(error)) return error.message;
    throw error;
  }
}
