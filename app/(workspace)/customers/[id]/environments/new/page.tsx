import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { requireActor } from '../../../../../_server/actor';
import { withoutPermission } from '../../../../../_server/permission';
import { Failed } from '../../../../_records/failed';
import { customerCrumbs, theCustomer } from '../../read';
import { EnvironmentForm } from '../environment-form';

export const metadata: Metadata = { title: 'Add an environment' };

export default async function NewEnvironmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const customer = await theCustomer(id);
  const title = 'Add an environment';
  const problem =
    'problem' in customer
      ? customer.problem
      : withoutPermission(await requireActor(), 'customer-environments', 'create');
  if (problem || !('value' in customer))
    return <Failed title={title} crumbs={customerCrumbs} problem={problem ?? ''} />;
  const { name } = customer.value;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={`Of ${name}`}
        crumbs={[...customerCrumbs, { label: name, href: `/customers/${id}/environments` }]}
      />
      <EnvironmentForm customerId={id} />
    </>
  );
}
