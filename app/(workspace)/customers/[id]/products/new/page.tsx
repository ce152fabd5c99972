import type { Metadata } from 'next';
import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';
import { PageHeader } from '#components/page-header';
import { listHeldProductIds } from '#lib/publisher/customer-products/list';
import { listProductChoices } from '#lib/publisher/products/list';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { withoutPermission } from '../../../../../_server/permission';
import { Failed } from '../../../../_records/failed';
import { customerCrumbs, theCustomer } from '../../read';
import { CustomerProductForm } from '../customer-product-form';

export const metadata: Metadata = { title: 'Add a product' };

export default async function NewCustomerProductPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const customer = await theCustomer(id);
  const actor = await requireActor();
  const title = 'Add a product';
  if ('problem' in customer)
    return <Failed title={title} crumbs={customerCrumbs} problem={customer.problem} />;
  const crumbs = [...customerCrumbs, { label: customer.value.name, href: `/customers/${id}/products` }];
  const choices = await load(Promise.all([listProductChoices(actor), listHeldProductIds(actor, id)]));
  const problem =
    withoutPermission(actor, 'customer-products', 'create') ??
    ('problem' in choices ? choices.problem : undefined);
  if (problem || !('value' in choices))
    return <Failed title={title} crumbs={crumbs} problem={problem ?? ''} />;
  const [all, held] = choices.value;
  const products = all.filter((product) => !held.includes(product.id));
  return (
    <>
      <PageHeader title={title} subtitle={`For ${customer.value.name}`} crumbs={crumbs} />
      {products.length > 0 ? (
        <CustomerProductForm customerId={id} products={products} />
      ) : (
        <EmptyState
          title="There is no product to add"
          action={<LinkButton href="/products/new">New product</LinkButton>}
        >
          {all.length === 0 ? 'No product has been entered yet.' : 'The customer has every product already.'}
        </EmptyState>
      )}
    </>
  );
}
