import Link from 'next/link';
import { type Actor, may } from '#lib/access/actor';
import type { LicenseRow } from '#lib/environment/license-view/row';

const LINK = 'font-semibold underline underline-offset-2';
const LICENSE_VIEW = '/license-management';
const MOST_ADDRESSES = 3;

/** What to do about `prompting`, by how many people and products it is about. */
export function LicenseGuidance({ actor, prompting }: { actor: Actor; prompting: LicenseRow[] }) {
  return (
    <details className="mt-1 text-sm">
      <summary className="w-fit cursor-pointer font-semibold">What to do</summary>
      <dl className="mt-1 grid gap-x-3 gap-y-1 min-[700px]:grid-cols-[17rem_minmax(0,1fr)]">
        <Case when="Only a few people are affected">
          Check their network: a slow or broken connection looks the same to them.
        </Case>
        <Case when="Many people, or all, are affected">
          {may(actor, 'licenses', 'update') ? (
            <>
              <Link href={LICENSE_VIEW} className={LINK}>
                Validate licenses
              </Link>{' '}
              by hand: that asks the publisher, and fetches what has changed.
            </>
          ) : (
            'Ask an administrator to validate the licenses: that asks the publisher, and fetches what has changed.'
          )}
        </Case>
        <Case when="Some products are affected">
          Ask who buys your licenses whether these are still active.{' '}
          <Link href={`${LICENSE_VIEW}?sort=status&dir=asc`} className={LINK}>
            See which
          </Link>
        </Case>
        <Case when="All products are affected">
          The publisher may have a downtime, which the dashboard announces. If none is announced, ask{' '}
          <Support licenses={prompting} />.
        </Case>
      </dl>
    </details>
  );
}

const Case = ({ when, children }: { when: string; children: React.ReactNode }) => (
  <div className="contents">
    <dt className="font-semibold">{when}</dt>
    <dd>{children}</dd>
  </div>
);

/** Each address once; the details of a license have its own. */
function Support({ licenses }: { licenses: LicenseRow[] }) {
  const addresses = [...new Set(licenses.flatMap(({ supportEmail }) => supportEmail ?? []))];
  if (addresses.length === 0) return 'the publisher’s support';
  return addresses.slice(0, MOST_ADDRESSES).map((address, index) => (
    <span key={address}>
      {index > 0 ? ', ' : null}
      <a href={`mailto:${address}`} className={`inline-block max-w-full ${LINK}`}>
        {address}
      </a>
    </span>
  ));
}
