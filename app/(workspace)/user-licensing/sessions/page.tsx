import type { Metadata } from 'next';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import {
  type ListedSession,
  listSessionDays,
  listSessions,
  sessionList,
} from '#lib/environment/sessions/list';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { columns } from './columns';
import { PeakCharts } from './peak-charts';

export const metadata: Metadata = { title: 'Sessions' };

const rowOf = (session: ListedSession): Row => ({
  key: session.id,
  label: `${session.userName} in ${session.model}`,
  cells: {
    userName: session.userName,
    model: session.model,
    openedAt: <UtcTime at={session.openedAt} />,
    expiresAt: <UtcTime at={session.expiresAt} />,
  },
});

export default async function SessionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(sessionList.columns, await searchParams, sessionList);
  const [list, days] = await Promise.all([load(listSessions(actor, query)), load(listSessionDays(actor))]);
  return (
    <>
      <DataTable
        id="sessions"
        label="Sessions"
        columns={columns}
        query={query}
        tools={{ search: 'Search users and modules', exportHref: '/export/sessions' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="Nobody is at work now">
            An application opens a session for a user of a module that is licensed by concurrent users, and
            keeps it alive, by the environment API.
          </EmptyState>
        }
      />
      {'problem' in days ? (
        <ErrorState title="The most sessions of each day could not be loaded.">{days.problem}</ErrorState>
      ) : (
        <PeakCharts days={days.value} />
      )}
    </>
  );
}
