import { Notification } from '#components/notification';
import type { Actor } from '#lib/access/actor';
import { listLicenses } from '#lib/environment/license-view/list';
import { load } from '../_server/load';

const MOST = 3;

/**
 * What the licenses have to say to everybody who works here, whichever page is open: in one notice, so that many do
 * not push the page away. Dismissed, it comes back when something else is to be said.
 */
export async function LicensePrompts({ actor }: { actor: Actor }) {
  const view = await load(listLicenses(actor));
  // Without licenses there is nothing to say; the pages about them say why.
  const prompting = 'value' in view ? view.value.rows.filter((row) => row.prompt !== null) : [];
  const [first] = prompting;
  if (!first) return null;
  const further = prompting.length - MOST;
  return (
    <Notification
      tone={prompting.every((row) => row.permitted) ? 'warning' : 'danger'}
      dismissKey={`license-prompts.${prompting.map((row) => `${row.id}.${row.code}`).join(' ')}`}
      link={
        prompting.length === 1
          ? {
              label: 'See license',
              href: `/license-management?${new URLSearchParams({ selected: first.model })}`,
            }
          : { label: 'See licenses', href: '/license-management?sort=status&dir=asc' }
      }
    >
      {prompting.slice(0, MOST).map((row) => (
        <span key={row.id}>{row.prompt} </span>
      ))}
      {further > 0
        ? `${further === 1 ? '1 more product needs' : `${further} more products need`} attention.`
        : null}
    </Notification>
  );
}
