import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import { PageHeader } from '#components/page-header';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import { announcementKindLabels } from '#lib/contract/vocabulary';
import { readListQuery } from '#lib/lists/read';
import { announcementList, listAnnouncements } from '#lib/publisher/announcements/list';
import type { Announcement } from '#lib/publisher/announcements/read';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { requirePublisher } from '../../_server/publisher';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { AnnouncementForm } from './announcement-form';
import { AnnouncementPanel } from './announcement-panel';
import { columns } from './columns';
import { StateChip } from './state-chip';

export const metadata: Metadata = { title: 'Announcements' };

const PATH = '/announcements';

export default async function AnnouncementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  const params = await searchParams;
  const shape = announcementList();
  const query = readListQuery(shape.columns, params, shape);
  const list = await load(listAnnouncements(actor, query));
  const unavailable = withoutPermission(actor, 'announcements', 'create');
  const closeHref = withParams(PATH, params, { selected: undefined, dialog: undefined });
  const rowOf = (announcement: Announcement): Row => ({
    key: announcement.id,
    label: announcement.title,
    href: withParams(PATH, params, { selected: announcement.id, dialog: undefined }),
    cells: {
      title: announcement.title,
      state: <StateChip announcement={announcement} />,
      kind: announcementKindLabels[announcement.kind],
      startsAt: <UtcTime at={announcement.startsAt} />,
      endsAt: <UtcTime at={announcement.endsAt} />,
      text: announcement.text || '—',
      updatedAt: <UtcTime at={announcement.updatedAt} />,
    },
  });
  const newAnnouncement: Action = {
    id: 'new',
    label: 'New announcement',
    icon: <Plus aria-hidden="true" />,
    href: withParams(PATH, params, { selected: undefined, dialog: 'new' }),
    unavailable,
  };
  return (
    <WithSidePanel
      panel={
        params.dialog === 'new' && !unavailable ? (
          <SidePanel title="New announcement" closeHref={closeHref}>
            <AnnouncementForm closeHref={closeHref} />
          </SidePanel>
        ) : typeof params.selected === 'string' ? (
          <AnnouncementPanel key={params.selected} id={params.selected} actor={actor} closeHref={closeHref} />
        ) : undefined
      }
    >
      <PageHeader
        title="Announcements"
        subtitle="Downtimes, updates and outages. Environments fetch them with each refresh and show them while they apply."
      />
      <ActionPane label="Actions for announcements" actions={[newAnnouncement]} />
      <DataTable
        id="announcements"
        label="Announcements"
        columns={columns}
        query={query}
        tools={{ search: 'Search titles and texts', exportHref: '/export/announcements' }}
        data={tableData(list, rowOf)}
        empty={
          <NothingYet title="No announcements yet" first={newAnnouncement}>
            Announce a downtime before it begins, and an outage while it lasts, so that nobody has to call to
            ask why.
          </NothingYet>
        }
      />
    </WithSidePanel>
  );
}
