import { createHash } from 'node:crypto';
import Link from 'next/link';
import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import type { Actor } from '#lib/access/actor';
import { announcementKindLabels } from '#lib/contract/vocabulary';
import { type FetchedAnnouncement, listAnnouncements } from '#lib/environment/announcements/list';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { loadLicenseView } from '../_server/license-view';
import { load } from '../_server/load';
import { LicenseGuidance } from './license-guidance';

const MOST = 3;

/** What the licenses have to say to everybody who works here, whichever page is open; what is blocked comes first. */
export async function LicensePrompts({ actor }: { actor: Actor }) {
  const view = await loadLicenseView(actor);
  // Without licenses there is nothing to say; the pages about them say why.
  const rows = 'value' in view ? view.value.rows : [];
  const prompting = rows.filter((row) => row.prompt !== null);
  if (prompting.length === 0) return null;
  const sorted = prompting.toSorted((a, b) => Number(a.permitted) - Number(b.permitted));
  // One cause for all of them is likelier than one for each; the publisher may have said which.
  const all = rows.length > 1 && rows.every((row) => row.code !== 'VALID');
  const announced = all ? await load(listAnnouncements(actor)) : undefined;
  const current = announced && 'value' in announced ? announced.value.current : [];
  return (
    <Notification
      tone={sorted[0]?.permitted ? 'warning' : 'danger'}
      dismissKey={keyOf(sorted, current)}
      more={<LicenseGuidance actor={actor} prompting={sorted} />}
    >
      {all ? <All count={rows.length} current={current} /> : null}
      {sorted.slice(0, MOST).map((row) => (
        <Prompt key={row.id} row={row} />
      ))}
      {sorted.length > MOST ? <Further count={sorted.length - MOST} /> : null}
    </Notification>
  );
}

const LINK = 'font-semibold whitespace-nowrap underline underline-offset-2';

const All = ({ count, current }: { count: number; current: FetchedAnnouncement[] }) => (
  <>
    <strong className="block">
      The licenses of all {count} modules have a problem at once.
      {current.length > 0 ? ' The publisher has announced:' : null}
    </strong>
    {current.map(({ id, kind, title, endsAt }) => (
      <span key={id} className="block">
        {announcementKindLabels[kind]}: {title} (until <UtcTime at={endsAt} />)
      </span>
    ))}
  </>
);

const Prompt = ({ row }: { row: LicenseRow }) => (
  <span className="block">
    {row.prompt}{' '}
    <Link
      href={`/license-management?${new URLSearchParams({ selected: row.model })}`}
      className={LINK}
      aria-label={`Details of ${row.model}`}
    >
      Details
    </Link>
  </span>
);

const Further = ({ count }: { count: number }) => (
  <span className="block">
    {count === 1 ? '1 more product needs' : `${count} more products need`} attention.{' '}
    <Link href="/license-management?sort=status&dir=asc" className={LINK}>
      See all
    </Link>
  </span>
);

/** Another one as soon as there is something else to say: what was dismissed were these very words. */
const keyOf = (rows: LicenseRow[], current: FetchedAnnouncement[]): string =>
  createHash('sha256')
    .update([...rows.map((row) => `${row.id} ${row.code}`), ...current.map(({ id }) => id)].join())
    .digest('base64url')
    .slice(0, 16);
