import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { requireActor } from '../../../_server/actor';
import { withoutPermission } from '../../../_server/permission';
import { requirePublisher } from '../../../_server/publisher';
import { Failed } from '../../_records/failed';
import { ProductForm } from '../product-form';

export const metadata: Metadata = { title: 'New product' };

const crumbs = [{ label: 'Products', href: '/products' }];

export default async function NewProductPage() {
  requirePublisher();
  const missing = withoutPermission(await requireActor(), 'products', 'create');
  if (missing) return <Failed title="New product" crumbs={crumbs} problem={missing} />;
  return (
    <>
      <PageHeader title="New product" crumbs={crumbs} />
      <ProductForm />
    </>
  );
}
