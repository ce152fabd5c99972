import { Eraser } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { type Column, DataTable } from '#components/data-table';
import { readTableQuery } from '#components/data-table/query';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { DEFAULT_DAYS } from '#lib/audit/clear';
import { type AuditPage, auditSortKeys, listAudit } from '#lib/audit/list';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import { ClearDialog } from './clear-dialog';

export const metadata: Metadata = { title: 'Audit Log' };

const columns: Column[] = [
  { id: 'operation', header: 'Operation', sortable: true, primary: true },
  { id: 'actor', header: 'User ID', sortable: true },
  { id: 'at', header: 'Date/Time (UTC)', sortable: true },
  { id: 'details', header: 'Details', wrap: true },
  { id: 'environment', header: 'Environment', sortable: true },
];

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditLogPage({ searchParams }: Props) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = readTableQuery(params, { sortable: auditSortKeys, sort: 'at', dir: 'desc', pageSize: 25 });
  const { page, pageSize, q } = query;
  const sort = query.dir === 'desc' ? `-${query.sort}` : query.sort;
  const log = await load(listAudit(actor, 'environment', { page, pageSize, sort, q }));
  const unavailable = withoutPermission(actor, 'audit-log', 'delete');
  return (
    <>
      <ActionPane
        label="Actions for the audit log"
        primary={false}
        actions={[
          {
            id: 'clear',
            label: 'Clear audit log',
            icon: <Eraser aria-hidden="true" />,
            href: '/license-management/audit-log?dialog=clear',
            unavailable,
          },
        ]}
      />
      <DataTable
        id="audit-log"
        label="Audit entries"
        columns={columns}
        query={query}
        search="Search the audit log"
        data={'problem' in log ? { error: log.problem } : dataOf(log.value)}
        empty={
          <EmptyState title="No audit entries">
            Registrations, refreshes, telemetry, sign-ins and changes are recorded here.
          </EmptyState>
        }
      />
      {params.dialog === 'clear' && !unavailable ? (
        <ClearDialog closeHref="/license-management/audit-log" defaultDays={DEFAULT_DAYS} />
      ) : null}
    </>
  );
}

const dataOf = ({ rows, total, capped }: AuditPage) => ({
  total,
  capped,
  rows: rows.map((entry) => ({
    key: entry.id,
    label: entry.operation,
    cells: {
      operation: entry.operation,
      actor: entry.actor,
      at: <UtcTime at={entry.at} />,
      details: entry.details,
      environment: entry.environment || '—',
    },
  })),
});
