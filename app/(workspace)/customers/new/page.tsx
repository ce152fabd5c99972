import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { requireActor } from '../../../_server/actor';
import { withoutPermission } from '../../../_server/permission';
import { requirePublisher } from '../../../_server/publisher';
import { Failed } from '../../_records/failed';
import { CustomerForm } from '../customer-form';

export const metadata: Metadata = { title: 'New customer' };

const crumbs = [{ label: 'Customers', href: '/customers' }];

export default async function NewCustomerPage() {
  requirePublisher();
  const missing = withoutPermission(await requireActor(), 'customers', 'create');
  if (missing) return <Failed title="New customer" crumbs={crumbs} problem={missing} />;
  return (
    <>
      <PageHeader title="New customer" crumbs={crumbs} />
      <CustomerForm />
    </>
  );
}
