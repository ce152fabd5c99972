import { Eraser, ShieldCheck } from 'lucide-react';
import type { ActionResult } from '#components/action-result';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { WorkPane } from '#components/work-pane';
import { readSealedState } from '#lib/audit/chain/state';
import { DEFAULT_DAYS } from '#lib/audit/clear';
import { type AuditEntry, auditList, auditView, listAudit } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { type ClearActions, ClearDialog } from './clear-dialog';
import { columnsOfSide } from './columns';
import { SealedStateLine } from './sealed-state';

interface AuditLogProps {
  side: Side;
  /** The address of the page that shows it. */
  path: string;
  params: SearchParams;
  /** What is recorded here, for while there is nothing. */
  records: string;
  actions: ClearActions & { verify: () => Promise<ActionResult | undefined> };
}

/** The audit log of one side, and the dialog that clears it. */
export async function AuditLog({ side, path, params, records, actions }: AuditLogProps) {
  const actor = await requireActor();
  const shape = auditList[side];
  const query = readListQuery(shape.columns, params, { ...shape, pageSize: 25 });
  const [log, sealed] = await Promise.all([
    load(listAudit(actor, side, query)),
    load(readSealedState(actor, side)),
  ]);
  const id = side === 'environment' ? 'audit-log' : 'publisher-audit-log';
  const unavailable = withoutPermission(actor, auditView(side), 'delete');
  return (
    <>
      <WorkPane
        label="Actions for the audit log"
        primary={false}
        actions={[
          {
            id: 'verify',
            label: 'Verify audit log',
            icon: <ShieldCheck aria-hidden="true" />,
            pendingLabel: 'Verifying…',
            run: actions.verify,
          },
          {
            id: 'clear',
            label: 'Clear audit log',
            icon: <Eraser aria-hidden="true" />,
            href: withParams(path, params, { dialog: 'clear' }),
            unavailable,
          },
        ]}
      />
      <SealedStateLine state={sealed} />
      <DataTable
        id={id}
        label="Audit entries"
        columns={columnsOfSide(side)}
        query={query}
        tools={{
          search: 'Search the audit log',
          exportHref: `/export/${id}`,
          jsonLinesHref: `/export/${id}.jsonl`,
        }}
        data={tableData(log, rowOf)}
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

const rowOf = (entry: AuditEntry): Row => ({
  key: entry.id,
  label: entry.operation,
  cells: {
    operation: entry.operation,
    actor: entry.actor,
    at: <UtcTime at={entry.at} />,
    details: entry.details,
    environment: entry.environment || '—',
  },
});
