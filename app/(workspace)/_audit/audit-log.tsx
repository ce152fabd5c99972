import { Eraser } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { type Column, DataTable } from '#components/data-table';
import { readTableQuery } from '#components/data-table/query';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { DEFAULT_DAYS } from '#lib/audit/clear';
import { type AuditPage, auditSortKeys, auditView, listAudit } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { type SearchParams, withParams } from '../_records/search-params';
import { type ClearActions, ClearDialog } from './clear-dialog';

const columns: Column[] = [
  { id: 'operation', header: 'Operation', sortable: true, primary: true },
  { id: 'actor', header: 'User ID', sortable: true },
  { id: 'at', header: 'Date/Time (UTC)', sortable: true },
  { id: 'details', header: 'Details', wrap: true },
  { id: 'environment', header: 'Environment', sortable: true },
];

interface AuditLogProps {
  side: Side;
  /** The address of the page that shows it. */
  path: string;
  params: SearchParams;
  /** What is recorded here, for while there is nothing. */
  records: string;
  actions: ClearActions;
}

/** The audit log of one side, and the dialog that clears it. */
export async function AuditLog({ side, path, params, records, actions }: AuditLogProps) {
  const actor = await requireActor();
  const query = readTableQuery(params, { sortable: auditSortKeys, sort: 'at', dir: 'desc', pageSize: 25 });
  const { page, pageSize, q } = query;
  const sort = query.dir === 'desc' ? `-${query.sort}` : query.sort;
  const log = await load(listAudit(actor, side, { page, pageSize, sort, q }));
  const unavailable = withoutPermission(actor, auditView(side), 'delete');
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
            href: withParams(path, params, { dialog: 'clear' }),
            unavailable,
          },
        ]}
      />
      <DataTable
        id={side === 'environment' ? 'audit-log' : 'publisher-audit-log'}
        label="Audit entries"
        columns={columns}
        query={query}
        search="Search the audit log"
        data={'problem' in log ? { error: log.problem } : dataOf(log.value)}
        empty={<EmptyState title="No audit entries">{records}</EmptyState>}
      />
      {params.dialog === 'clear' && !unavailable ? (
        <ClearDialog
          closeHref={withParams(path, params, { dialog: undefined })}
          defaultDays={DEFAULT_DAYS}
          actions={actions}
        />
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
