import Link from 'next/link';
import { LocalDate } from '#components/date-time';
import type { NextExpiry } from '#lib/environment/dashboard/facts';
import { Card, Figure, licenseHref } from './card';

const MOST = 5;

/** The day on which the next license ends. */
export function Expiry({ next }: { next: NextExpiry | null }) {
  return (
    <Card
      title="Next expiry"
      link={{ label: 'License View by expiration date', href: '/license-management?sort=expiresOn&dir=asc' }}
    >
      {next ? (
        <Ending next={next} />
      ) : (
        <p className="text-muted">No license that is in force has an end date ahead.</p>
      )}
    </Card>
  );
}

function Ending({ next: { expiresOn, daysLeft, models } }: { next: NextExpiry }) {
  const further = models.length - MOST;
  return (
    <>
      <Figure value={<LocalDate iso={expiresOn} />}>{inDays(daysLeft)}</Figure>
      <ul className="mt-2 flex flex-col gap-1.5">
        {models.slice(0, MOST).map((model) => (
          <li key={model} className="wrap-anywhere">
            <Link href={licenseHref(model)} className="link">
              {model}
            </Link>
          </li>
        ))}
        {further > 0 ? <li className="text-muted">and {further} more</li> : null}
      </ul>
    </>
  );
}

const inDays = (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);
