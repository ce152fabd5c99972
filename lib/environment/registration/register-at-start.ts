import { setTimeout as sleep } from 'node:timers/promises';
import { authorize, systemActor } from '#lib/access/actor';
import { isTransient } from '#lib/environment/client/fault';
import { standing } from '#lib/environment/registration/read';
import { attemptRegistration, recordFailure } from '#lib/environment/registration/register';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { isStopping, stoppingSignal } from '#lib/kernel/stopping';

interface Patience {
  /** How often a try that failed for a passing reason is repeated. */
  repeats?: number;
  /** Milliseconds before the first repeat; doubled for each further one. */
  backoff?: number;
}

/** What the service asks for is waited, within reason: the daily refresh tries again anyway. */
const LONGEST_WAIT = 60 * SECOND;

/**
 * Registers this environment when it has no registration yet. Never throws: what failed is in the audit log and in
 * the status. A copy, or an environment whose endpoint was changed, sends nothing by itself.
 */
export async function registerAtStart({ repeats = 3, backoff = 2 * SECOND }: Patience = {}): Promise<void> {
  try {
    const { tokens, reason } = await standing();
    if (tokens || reason === 'copied' || reason === 'endpoint-changed') return;
    const authorized = authorize(systemActor('Startup'), 'configuration', 'update');
    for (let attempt = 0; ; attempt += 1) {
      try {
        await attemptRegistration(authorized);
        return;
      } catch (error) {
        if (attempt >= repeats || !isTransient(error)) {
          await recordFailure(authorized, error);
          return;
        }
        const asked = (error.retryAfter ?? 0) * SECOND;
        await waitUnlessStopping(
          Math.min(LONGEST_WAIT, Math.max(asked, backoff * 2 ** attempt * (1 + Math.random() / 4))),
        );
        if (isStopping()) return;
      }
    }
  } catch (error) {
    console.error('The registration at start failed:', withoutValues(error));
  }
}

const waitUnlessStopping = (milliseconds: number) =>
  sleep(milliseconds, undefined, { signal: stoppingSignal() }).catch(() => undefined);
