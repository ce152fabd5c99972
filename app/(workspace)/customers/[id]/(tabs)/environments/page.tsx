import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { Chip, YesNo } from '#components/chip';
import { type Column, DataTable, type Row } from '#components/data-table';
import { readTableQuery } from '#components/data-table/query';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import {
  customerEnvironmentSorts,
  listCustomerEnvironments,
} from '#lib/publisher/customer-environments/list';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { withoutPermission } from '../../../../../_server/permission';
import { requirePublisher } from '../../../../../_server/publisher';
import type { SearchParams } from '../../../../_records/search-params';
import { RegistrationChip } from '../../environments/registration-chip';

export const metadata: Metadata = { title: 'Environments' };

const columns: Column[] = [
  { id: 'name', header: 'Name', primary: true, sortable: true },
  { id: 'production', header: 'Kind', sortable: true },
  { id: 'active', header: 'Active', align: 'center', sortable: true },
  { id: 'registration', header: 'Registration' },
  { id: 'registeredAt', header: 'Registered' },
  { id: 'refusedAttempts', header: 'Refused attempts', align: 'end', sortable: true },
  { id: 'lastTelemetryAt', header: 'Last telemetry', sortable: true },
  { id: 'tenant', header: 'Tenant', sortable: true },
  { id: 'serialNumber', header: 'Serial number', sortable: true },
  { id: 'client', header: 'Client', defaultHidden: true },
];

const rowOf = (environment: CustomerEnvironment): Row => ({
  key: environment.id,
  label: environment.name,
  href: `/customers/${environment.customerId}/environments/${environment.id}`,
  cells: {
    name: environment.name,
    production: <Chip>{environment.production ? 'Production' : 'Test'}</Chip>,
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
  const query = readTableQuery(await searchParams, { sortable: customerEnvironmentSorts, sort: 'name' });
  const list = await load(listCustomerEnvironments(actor, id, query));
  const newHref = `/customers/${id}/environments/new`;
  const unavailable = withoutPermission(actor, 'customer-environments', 'create');
  return (
    <>
      <ActionPane
        label="Actions for environments"
        actions={[
          {
            id: 'add',
            label: 'Add environment',
            icon: <Plus aria-hidden="true" />,
            href: newHref,
            unavailable,
          },
        ]}
      />
      <DataTable
        id="customer-environments"
        label="Environments"
        columns={columns}
        query={query}
        search="Search environments"
        data={
          'problem' in list
            ? { error: list.problem }
            : { rows: list.value.rows.map(rowOf), total: list.value.total }
        }
        empty={
          <EmptyState
            title="No environments yet"
            action={unavailable ? undefined : <LinkButton href={newHref}>Add environment</LinkButton>}
          >
            List an environment, and it registers by itself; or assign one that waits under Registrations.
          </EmptyState>
        }
      />
    </>
  );
}
