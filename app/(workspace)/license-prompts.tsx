import { Notification } from '#components/notification';
import type { Actor } from '#lib/access/actor';
import { listLicenses } from '#lib/environment/license-view/list';
import { load } from '../_server/load';

const MOST = 3;

/** What the licenses have to say to everybody who works here, whichever page is open. */
export async function LicensePrompts({ actor }: { actor: Actor }) {
  const view = await load(listLicenses(actor));
  // Without licenses there is nothing to say; the pages about them say why.
  const prompting = 'value' in view ? view.value.rows.filter((row) => row.prompt !== null) : [];
  const further = prompting.length - MOST;
  return (
    <>
      {prompting.slice(0, MOST).map((row) => (
        <Notification
          key={row.id}
          tone={row.permitted ? 'warning' : 'danger'}
          dismissKey={`license-prompt.${row.id}.${row.code}`}
          link={{
            label: 'See license',
            href: `/license-management?${new URLSearchParams({ selected: row.model })}`,
          }}
        >
          {row.prompt}
        </Notification>
      ))}
      {further > 0 ? (
        <Notification
          tone="warning"
          dismissKey={`license-prompt.further.${further}`}
          link={{ label: 'See licenses', href: '/license-management?sort=status&dir=asc' }}
        >
          {further === 1 ? '1 more product needs' : `${further} more products need`} attention.
        </Notification>
      ) : null}
    </>
  );
}
