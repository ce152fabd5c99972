import { Calculator, ChartLine } from 'lucide-react';
import type { Metadata } from 'next';
import { StatusChip } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FormattedNumber } from '#components/number';
import { WorkPane } from '#components/work-pane';
import { listRecounts, recountList } from '#lib/environment/recount/list';
import { readRecountStanding } from '#lib/environment/recount/read';
import type { RecountRun } from '#lib/environment/recount/shown';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { recount } from './actions';
import { columns } from './columns';
import { outcomeTones, outcomeWords } from './outcome';
import { Standing } from './standing';

export const metadata: Metadata = { title: 'Recounts' };

const rowOf = (run: RecountRun): Row => ({
  key: run.id,
  label: `Recount of ${run.startedAt.toISOString()}`,
  ...(run.outcome === 'ok' && { href: `/user-licensing/report?run=${run.id}` }),
  cells: {
    startedAt: <UtcTime at={run.startedAt} />,
    finishedAt: <UtcTime at={run.finishedAt} />,
    took: <FormattedNumber value={run.took === null ? null : Math.round(run.took / 100) / 10} />,
    ranBy: run.ranBy,
    outcome: <StatusChip tone={outcomeTones[run.outcome]}>{outcomeWords[run.outcome]}</StatusChip>,
    enabledUsers: <FormattedNumber value={run.outcome === 'ok' ? run.enabledUsers : null} />,
    message: run.message || '—',
  },
});

export default async function RecountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(recountList.columns, await searchParams, recountList);
  const [list, standing] = await Promise.all([
    load(listRecounts(actor, query)),
    load(readRecountStanding(actor)),
  ]);
  return (
    <>
      <WorkPane
        label="Actions for recounts"
        actions={[
          {
            id: 'recount',
            label: 'Recount now',
            icon: <Calculator aria-hidden="true" />,
            pendingLabel: 'Counting users…',
            run: recount,
            unavailable: withoutPermission(actor, 'users', 'update'),
            next: { label: 'See the audit log', href: '/license-management/audit-log' },
          },
          {
            id: 'report',
            label: 'Report',
            icon: <ChartLine aria-hidden="true" />,
            href: '/user-licensing/report',
          },
        ]}
      />
      {'problem' in standing ? (
        <ErrorState title="How the recount stands could not be loaded.">{standing.problem}</ErrorState>
      ) : (
        <Standing standing={standing.value} />
      )}
      <DataTable
        id="recounts"
        label="Recounts"
        columns={columns}
        query={query}
        tools={{ search: 'Search recounts', exportHref: '/export/recounts' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="No recount yet">
            The users are counted at the first start, each week, and whenever somebody asks for it here.
          </EmptyState>
        }
      />
    </>
  );
}
