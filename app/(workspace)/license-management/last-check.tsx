import Link from 'next/link';
import { UtcTime } from '#components/date-time';
import type { Actor } from '#lib/access/actor';
import { readExchanges } from '#lib/environment/exchanges/read';
import type { FileInForce } from '#lib/environment/offline/file-in-force';
import { load } from '../../_server/load';
import { ClockNotice } from './clock-notice';
import { FileNotice } from './file-notice';

interface LastCheckProps {
  actor: Actor;
  clockSetBack: boolean;
  /** The license file that the licenses are from, if they are. */
  file: FileInForce | null;
}

/** How fresh the licenses below are. */
export async function LastCheck({ actor, clockSetBack, file }: LastCheckProps) {
  const exchanges = await load(readExchanges(actor));
  return (
    <>
      {clockSetBack ? (
        <div className="mb-3">
          <ClockNotice />
        </div>
      ) : null}
      <div className="mb-3 empty:hidden">
        <FileNotice
          file={file}
          link={{ label: 'See configuration', href: '/license-management/configuration' }}
        />
      </div>
      {'value' in exchanges ? (
        <p className="mb-2 flex flex-wrap gap-x-4 text-sm text-muted">
          <span>
            Last license check:{' '}
            {exchanges.value.lastLicenseCheck ? <UtcTime at={exchanges.value.lastLicenseCheck} /> : 'never'}
          </span>
          {file ? (
            <span>
              From a license file of <UtcTime at={file.issuedAt} />, good until{' '}
              <UtcTime at={file.expiresAt} />
            </span>
          ) : null}
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
