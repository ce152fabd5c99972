import { sealAuditLog } from '#lib/audit/chain/seal';
import type { Side } from '#lib/audit/operations';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';
import { repeat } from '#lib/kernel/repeat';

const SEAL_EVERY = 2 * SECOND;

/**
 * Seals what is recorded, every two seconds, on every instance: whoever comes first does it. The returned function
 * ends that, and seals what is left.
 */
export function startSealing(): () => Promise<void> {
  const troubles: Record<Side, string> = { environment: '', publisher: '' };
  const sealBoth = async () => {
    for (const side of ['environment', 'publisher'] as const) {
      const trouble = await troubleOf(side);
      // What stays wrong is said once, not every two seconds.
      if (trouble && trouble !== troubles[side])
        console.error(`The ${side}’s audit log is not sealed:`, trouble);
      troubles[side] = trouble;
    }
  };
  const stop = repeat(sealBoth, SEAL_EVERY);
  return async () => {
    await stop();
    await sealBoth();
  };
}

async function troubleOf(side: Side): Promise<string> {
  try {
    await sealAuditLog(side);
    return '';
  } catch (error) {
    return isAppError(error) ? error.message : String(withoutValues(error));
  }
}
