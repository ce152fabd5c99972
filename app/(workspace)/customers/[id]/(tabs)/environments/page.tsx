import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import { FormattedNumber } from '#components/number';
import { readListQuery } from '#lib/lists/read';
import { customerEnvironmentList, listCustomerEnvironments } from '#lib/publisher/customer-environments/list';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { withoutPermission } from '../../../../../_server/permission';
import { requirePublisher } from '../../../../../_server/publisher';
import type { SearchParams } from '../../../../_records/search-params';
import { tableData } from '../../../../_records/table-data';
import { bulkOf } from '../../environments/bulk';
import { columns } from '../../environments/columns';
import { RegistrationChip } from '../../environments/registration-chip';

export const metadata: Metadata = { title: 'Environments' };

const rowOf = (environment: CustomerEnvironment): Row => ({
  key: environment.id,
  label: environment.name,
  revision: environment.revision,
  href: `/customers/${environment.customerId}/environments/${environment.id}`,
  cells: {
    name: environment.name,
    production: <YesNo value={environment.production} />,
    active: <YesNo value={environment.active} />,
    registration: <RegistrationChip registration={environment.registration} />,
    registeredAt: <UtcTime at={environment.registration.registeredAt} />,
    refusedAttempts: <FormattedNumber value={environment.refusedAttempts} />,
    lastTelemetryAt: <UtcTime at={environment.lastTelemetryAt} />,
    tenant: environment.tenant,
    serialNumber: environment.serialNumber,
    client: environment.registration.clientId ?? '—',
  },
});

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function CustomerEnvironmentsPage({ params, searchParams }: Props) {
  requirePublisher();
  const actor = await requireActor();
  const { id } = await params;
  const query = readListQuery(customerEnvironmentList.columns, await searchParams, customerEnvironmentList);
  const list = await load(listCustomerEnvironments(actor, id, query));
  const addEnvironment: Action = {
    id: 'add',
    label: 'Add environment',
    icon: <Plus aria-hidden="true" />,
    href: `/customers/${id}/environments/new`,
    unavailable: withoutPermission(actor, 'customer-environments', 'create'),
  };
  return (
    <>
      <ActionPane label="Actions for environments" actions={[addEnvironment]} />
      <DataTable
        id="customer-environments"
        label="Environments"
        columns={columns}
        query={query}
        tools={{
          search: 'Search environments',
          exportHref: `/export/customer-environments?customer=${id}`,
          bulk: bulkOf(actor),
        }}
        data={tableData(list, rowOf)}
        empty={
          <NothingYet title="No environments yet" first={addEnvironment}>
            List an environment, and it registers by itself; or assign one that waits under Registrations.
          </NothingYet>
        }
      />
    </>
  );
}
