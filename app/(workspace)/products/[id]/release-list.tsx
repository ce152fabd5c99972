import { Plus } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { type Column, DataTable, type Row, type TableQuery } from '#components/data-table';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import type { Page } from '#lib/publisher/list';
import type { Release } from '#lib/publisher/releases/list';
import type { Loaded } from '../../../_server/load';

const columns: Column[] = [
  { id: 'version', header: 'Version', primary: true, sortable: true },
  { id: 'releasedOn', header: 'Release date', sortable: true },
  { id: 'notes', header: 'Release notes', wrap: true },
];

interface ReleaseListProps {
  releases: Loaded<Page<Release>>;
  query: TableQuery;
  linkTo: (changes: Record<string, string | undefined>) => string;
  /** Why this person cannot add one. */
  unavailable: string | undefined;
}

export function ReleaseList({ releases, query, linkTo, unavailable }: ReleaseListProps) {
  const rowOf = (release: Release): Row => ({
    key: release.id,
    label: release.version,
    href: linkTo({ release: release.id }),
    cells: {
      version: release.version,
      releasedOn: <LocalDate iso={release.releasedOn} />,
      notes: release.releaseNotesUrl ? (
        <a href={release.releaseNotesUrl} className="link" target="_blank" rel="noreferrer">
          {release.releaseNotesUrl}
        </a>
      ) : null,
    },
  });
  const addHref = linkTo({ dialog: 'release' });
  return (
    <div className="mt-6">
      <h2 className="mb-2 text-base font-semibold">Releases</h2>
      <ActionPane
        label="Actions for releases"
        primary={false}
        actions={[
          { id: 'add', label: 'Add release', icon: <Plus aria-hidden="true" />, href: addHref, unavailable },
        ]}
      />
      <DataTable
        id="releases"
        label="Releases"
        columns={columns}
        query={query}
        search="Search versions"
        data={
          'problem' in releases
            ? { error: releases.problem }
            : { rows: releases.value.rows.map(rowOf), total: releases.value.total }
        }
        empty={
          <EmptyState
            title="No releases yet"
            action={unavailable ? undefined : <LinkButton href={addHref}>Add release</LinkButton>}
          >
            Environments compare the highest version with the one that they have installed.
          </EmptyState>
        }
      />
    </div>
  );
}
