import Link from 'next/link';
import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import type { Actor } from '#lib/access/actor';
import { readExchanges } from '#lib/environment/exchanges/read';
import { load } from '../../_server/load';

/** How fresh the licenses below are. */
export async function LastCheck({ actor, clockSetBack }: { actor: Actor; clockSetBack: boolean }) {
  const exchanges = await load(readExchanges(actor));
  return (
    <>
      {clockSetBack ? (
        <div className="mb-3">
          <Notification tone="danger">
            The clock of this machine stands before the last license check. Set it right: until then, dates
            here cannot be relied on.
          </Notification>
        </div>
      ) : null}
      {'value' in exchanges ? (
        <p className="mb-2 flex flex-wrap gap-x-4 text-sm text-muted">
          <span>
            Last license check:{' '}
            {exchanges.value.lastLicenseCheck ? <UtcTime at={exchanges.value.lastLicenseCheck} /> : 'never'}
          </span>
          {exchanges.value.lastValidation ? (
            <span>
              Last validation: <UtcTime at={exchanges.value.lastValidation.at} />
              {exchanges.value.lastValidation.outcome === 'failed' ? ' (failed)' : ''}
            </span>
          ) : null}
          {exchanges.value.lastRefresh?.outcome === 'failed' ? (
            <span>
              Last try failed: <UtcTime at={exchanges.value.lastRefresh.at} />.{' '}
              <Link href="/license-management/audit-log" className="underline underline-offset-2">
                See why
              </Link>
            </span>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
