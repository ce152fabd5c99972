import type { Metadata } from 'next';
import { cache } from 'react';
import { Chip, StatusChip } from '#components/chip';
import { PageHeader } from '#components/page-header';
import { readCustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { requireActor } from '../../../../../_server/actor';
import { withoutPermission } from '../../../../../_server/permission';
import { loadRecord, requirePublisher } from '../../../../../_server/publisher';
import { DeleteRecord } from '../../../../_records/delete-record';
import { Failed } from '../../../../_records/failed';
import { one, type SearchParams } from '../../../../_records/search-params';
import { titleOf } from '../../../../_records/title';
import { customerCrumbs, theCustomer } from '../../read';
import { remove } from '../actions';
import { EnvironmentForm } from '../environment-form';
import { OfflineTab } from '../offline/offline-tab';
import { RegistrationTab } from '../registration-tab';

interface Props {
  params: Promise<{ id: string; environmentId: string }>;
  searchParams: Promise<SearchParams>;
}

const read = cache(async (id: string, customerId: string) => {
  requirePublisher();
  return loadRecord(readCustomerEnvironment(await requireActor(), id, customerId));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, environmentId } = await params;
  return { title: await titleOf(read(environmentId, id), (environment) => environment.name) };
}

export default async function CustomerEnvironmentPage({ params, searchParams }: Props) {
  const { id, environmentId } = await params;
  const customer = await theCustomer(id);
  const loaded = await read(environmentId, id);
  if ('problem' in customer || 'problem' in loaded) {
    const problem = 'problem' in customer ? customer.problem : 'problem' in loaded ? loaded.problem : '';
    return <Failed title="Environment" crumbs={customerCrumbs} problem={problem} />;
  }
  const actor = await requireActor();
  const environment = loaded.value;
  const unavailable = withoutPermission(actor, 'customer-environments', 'update');
  const listHref = `/customers/${id}/environments`;
  return (
    <>
      <PageHeader
        title={environment.name}
        crumbs={[...customerCrumbs, { label: customer.value.name, href: listHref }]}
        chips={
          <>
            <Chip>{environment.production ? 'Production' : 'Test'}</Chip>
            <StatusChip tone={environment.active ? 'success' : 'neutral'}>
              {environment.active ? 'Active' : 'Not active'}
            </StatusChip>
          </>
        }
        actions={
          <DeleteRecord
            what="environment"
            name={environment.name}
            consequence="Its registration and its telemetry go with it: its tokens are good for nothing at once. This cannot be undone."
            id={environment.id}
            remove={remove}
            closeHref={listHref}
            unavailable={withoutPermission(actor, 'customer-environments', 'delete')}
          />
        }
      />
      <RegistrationTab environment={environment} unavailable={unavailable} />
      <OfflineTab
        environment={environment}
        href={`${listHref}/${environment.id}`}
        dialog={one((await searchParams).dialog)}
        unavailable={unavailable}
      />
      <EnvironmentForm
        key={environment.revision}
        customerId={id}
        environment={environment}
        unavailable={unavailable}
      />
    </>
  );
}
