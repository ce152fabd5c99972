import { createHash } from 'node:crypto';
import Link from 'next/link';
import { Notification } from '#components/notification';
import type { Actor } from '#lib/access/actor';
import { listLicenses } from '#lib/environment/license-view/list';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { load } from '../_server/load';

const MOST = 3;

/** What the licenses have to say to everybody who works here, whichever page is open; what is blocked comes first. */
export async function LicensePrompts({ actor }: { actor: Actor }) {
  const view = await load(listLicenses(actor));
  // Without licenses there is nothing to say; the pages about them say why.
  const prompting = 'value' in view ? view.value.rows.filter((row) => row.prompt !== null) : [];
  if (prompting.length === 0) return null;
  const sorted = prompting.toSorted((a, b) => Number(a.permitted) - Number(b.permitted));
  return (
    <Notification tone={sorted[0]?.permitted ? 'warning' : 'danger'} dismissKey={keyOf(sorted)}>
      {sorted.slice(0, MOST).map((row) => (
        <Prompt key={row.id} row={row} />
      ))}
      {sorted.length > MOST ? <Further count={sorted.length - MOST} /> : null}
    </Notification>
  );
}

const LINK = 'font-semibold whitespace-nowrap underline underline-offset-2';

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

/** Another one as soon as there is something else to say: what was dismissed were these very prompts. */
const keyOf = (rows: LicenseRow[]): string =>
  createHash('sha256')
    .update(rows.map((row) => `${row.id} ${row.code}`).join())
    .digest('base64url')
    .slice(0, 16);
