import type { Metadata } from 'next';
import { YesNo } from '#components/chip';
import { type Column, DataTable, type Row } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { PageHeader } from '#components/page-header';
import { readListQuery } from '#lib/lists/read';
import { customerEnvironmentList, listCustomerEnvironments } from '#lib/publisher/customer-environments/list';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { requireCustomersPerson } from '../../../_server/customer';
import { load } from '../../../_server/load';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { RegistrationChip } from '../../customers/[id]/environments/registration-chip';

export const metadata: Metadata = { title: 'Your environments' };

const columns = columnsOf(customerEnvironmentList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'registration', header: 'Registration' },
  { id: 'lastTelemetryAt', header: 'Last telemetry' },
  { id: 'production', header: 'Production', align: 'center' },
  { id: 'active', header: 'Active', align: 'center' },
  { id: 'tenant', header: 'Tenant' },
  { id: 'serialNumber', header: 'Serial number' },
] satisfies Column[]);

const rowOf = (environment: CustomerEnvironment): Row => ({
  key: environment.id,
  label: environment.name,
  cells: {
    name: environment.name,
    registration: <RegistrationChip registration={environment.registration} />,
    lastTelemetryAt: <UtcTime at={environment.lastTelemetryAt} />,
    production: <YesNo value={environment.production} />,
    active: <YesNo value={environment.active} />,
    tenant: environment.tenant,
    serialNumber: environment.serialNumber,
  },
});

export default async function PortalEnvironmentsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireCustomersPerson();
  const query = readListQuery(customerEnvironmentList.columns, await searchParams, customerEnvironmentList);
  const list = await load(listCustomerEnvironments(actor, actor.customerId, query));
  return (
    <>
      <PageHeader
        title="Your environments"
        subtitle="The installations that the publisher knows of, and when each last reported what is used."
      />
      <DataTable
        id="portal.environments"
        label="Your environments"
        columns={columns}
        query={query}
        tools={{
          search: 'Search environments',
          exportHref: `/export/customer-environments?customer=${actor.customerId}`,
        }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="No environments yet">
            An environment appears here when the publisher has listed it, or assigned its registration.
          </EmptyState>
        }
      />
    </>
  );
}
