import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { requirePublisher } from '../../_server/publisher';
import { AuditLog } from '../_audit/audit-log';
import type { SearchParams } from '../_records/search-params';
import { clear, countOlder, verify } from './actions';

export const metadata: Metadata = { title: 'Audit log' };

export default async function PublisherAuditLogPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  requirePublisher();
  return (
    <>
      <PageHeader
        title="Audit log"
        subtitle="Every change to the publisher’s records, and every registration."
      />
      <AuditLog
        side="publisher"
        path="/publisher-audit-log"
        params={await searchParams}
        records="Changes to products, customers, their terms and environments are recorded here, and registrations."
        actions={{ clear, countOlder, verify }}
      />
    </>
  );
}
