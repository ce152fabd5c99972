import { readTableQuery } from '#components/data-table/query';
import { WithSidePanel } from '#components/side-panel';
import { may } from '#lib/access/actor';
import { listLicenses } from '#lib/environment/license-view/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { LastCheck } from './last-check';
import { LicenseActions } from './license-actions';
import { LicenseGrid, licenseSorts } from './license-grid';
import { LicensePanel } from './license-panel';
import { linkTo } from './links';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LicenseViewPage({ searchParams }: Props) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = readTableQuery(params, { sortable: Object.keys(licenseSorts), sort: 'model' });
  const view = await load(listLicenses(actor));
  const selected =
    'value' in view && query.selected
      ? (view.value.rows.find((row) => row.model === query.selected) ?? 'gone')
      : undefined;
  return (
    <WithSidePanel
      panel={
        selected ? (
          <LicensePanel license={selected} model={query.selected} closeHref={linkTo(params, null)} />
        ) : undefined
      }
    >
      <LicenseActions
        unavailable={withoutPermission(actor, 'licenses', 'update')}
        selected={selected === 'gone' ? undefined : selected}
      />
      {'value' in view ? <LastCheck actor={actor} clockSetBack={view.value.clockSetBack} /> : null}
      <LicenseGrid view={view} query={query} params={params} mayAdd={may(actor, 'modules', 'create')} />
    </WithSidePanel>
  );
}
