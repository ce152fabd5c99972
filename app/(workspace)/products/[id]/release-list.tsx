import { Plus } from 'lucide-react';
import { type Action, ActionPane } from '#components/action-pane';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import type { ListPage, ListQuery } from '#lib/lists/query';
import type { Release } from '#lib/publisher/releases/list';
import type { Loaded } from '../../../_server/load';
import { tableData } from '../../_records/table-data';
import { releaseColumns } from './release-columns';

interface ReleaseListProps {
  productId: string;
  releases: Loaded<ListPage<Release>>;
  query: ListQuery;
  linkTo: (changes: Record<string, string | undefined>) => string;
  /** Why this person cannot add one. */
  unavailable: string | undefined;
}

export function ReleaseList({ productId, releases, query, linkTo, unavailable }: ReleaseListProps) {
  const rowOf = (release: Release): Row => ({
    key: release.id,
    label: release.version,
    href: linkTo({ release: release.id }),
    cells: {
      version: release.version,
      releasedOn: <LocalDate iso={release.releasedOn} />,
      releaseNotesUrl: release.releaseNotesUrl ? (
        <a href={release.releaseNotesUrl} className="link" target="_blank" rel="noreferrer">
          {release.releaseNotesUrl}
        </a>
      ) : null,
    },
  });
  const addRelease: Action = {
    id: 'add',
    label: 'Add release',
    icon: <Plus aria-hidden="true" />,
    href: linkTo({ dialog: 'release' }),
    unavailable,
  };
  return (
    <div className="mt-6">
      <h2 className="mb-2 text-base font-semibold">Releases</h2>
      <ActionPane label="Actions for releases" primary={false} actions={[addRelease]} />
      <DataTable
        id="releases"
        label="Releases"
        columns={releaseColumns}
        query={query}
        tools={{ search: 'Search releases', exportHref: `/export/releases?product=${productId}` }}
        data={tableData(releases, rowOf)}
        empty={
          <NothingYet title="No releases yet" first={addRelease}>
            Environments compare the highest version with the one that they have installed.
          </NothingYet>
        }
      />
    </div>
  );
}
