import { sealAuditLog } from '#lib/audit/chain/seal';
import { type Side, sides } from '#lib/audit/operations';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';
import { startTurns } from '#lib/kernel/turns';

const SEAL_EVERY = 2 * SECOND;

/**
 * Seals what is recorded, every two seconds, on every instance: whoever comes first does it. The returned function
 * ends that, and seals what is left.
 */
export function startSealing(): () => Promise<void> {
  const troubles = new Map<Side, string>();
  const stop = startTurns(async () => {
    await sealBoth(troubles);
    return SEAL_EVERY;
  });
  return async () => {
    await stop();
    await sealBoth(troubles);
  };
}

async function sealBoth(troubles: Map<Side, string>): Promise<void> {
  for (const side of sides) {
    const trouble = await troubleOf(side);
    // What stays wrong is said once, not every two seconds.
    if (trouble && trouble !== troubles.get(side))
      console.error(`The ${side}’s audit log is not sealed:`, trouble);
    troubles.set(side, trouble);
  }
}

/** What keeps `side` from being sealed; nothing when it is. */
async function troubleOf(side: Side): Promise<string> {
  try {
    await sealAuditLog(side);
    return '';
  } catch (error) {
    return isAppError(error) ? error.message : String(withoutValues(error));
  }
}
