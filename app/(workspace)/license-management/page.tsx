import { WithSidePanel } from '#components/side-panel';
import { may } from '#lib/access/actor';
import { licenseList } from '#lib/environment/license-view/shape';
import { pageOfRows } from '#lib/lists/in-memory';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../_server/actor';
import { loadLicenseView } from '../../_server/license-view';
import { loadFrom } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { one, type SearchParams, withParams } from '../_records/search-params';
import { LastCheck } from './last-check';
import { LicenseActions } from './license-actions';
import { LicenseGrid } from './license-grid';
import { LicensePanel } from './license-panel';

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function LicenseViewPage({ searchParams }: Props) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = readListQuery(licenseList.columns, params, licenseList);
  const model = one(params.selected);
  const view = await loadLicenseView(actor);
  const licenses = await loadFrom(view, ({ rows }) => pageOfRows(licenseList, rows, query));
  const selected =
    'value' in view && model ? (view.value.rows.find((row) => row.model === model) ?? 'gone') : undefined;
  return (
    <WithSidePanel
      panel={
        selected ? (
          <LicensePanel
            license={selected}
            model={model}
            closeHref={withParams('/license-management', params, { selected: undefined })}
          />
        ) : undefined
      }
    >
      <LicenseActions
        unavailable={withoutPermission(actor, 'licenses', 'update')}
        selected={selected === 'gone' ? undefined : selected}
      />
      {'value' in view ? (
        <LastCheck actor={actor} clockSetBack={view.value.clockSetBack} file={view.value.file} />
      ) : null}
      <LicenseGrid
        licenses={licenses}
        query={query}
        params={params}
        mayAdd={may(actor, 'modules', 'create')}
      />
    </WithSidePanel>
  );
}
