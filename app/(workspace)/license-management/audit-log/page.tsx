import type { Metadata } from 'next';
import { AuditLog } from '../../_audit/audit-log';
import type { SearchParams } from '../../_records/search-params';
import { clear, countOlder, verify } from './actions';

export const metadata: Metadata = { title: 'Audit Log' };

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <AuditLog
      side="environment"
      path="/license-management/audit-log"
      params={await searchParams}
      records="Registrations, refreshes, telemetry, sign-ins and changes are recorded here."
      actions={{ clear, countOlder, verify }}
    />
  );
}
