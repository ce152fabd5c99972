import { Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { PageHeader } from '#components/page-header';
import { readListQuery } from '#lib/lists/read';
import { customerProductList, listCustomerProducts } from '#lib/publisher/customer-products/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { requirePublisher } from '../../_server/publisher';
import type { SearchParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { bulkOf } from '../customers/[id]/products/bulk';
import { columns } from '../customers/[id]/products/columns';
import { rowOf } from '../customers/[id]/products/row';

export const metadata: Metadata = { title: 'Customer products' };

export default async function AllCustomerProductsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  requirePublisher();
  const actor = await requireActor();
  const shape = customerProductList();
  const query = readListQuery(shape.columns, await searchParams, { ...shape, sort: 'customerName' });
  const list = await load(listCustomerProducts(actor, {}, query));
  return (
    <>
      <PageHeader
        title="Customer products"
        crumbs={[{ label: 'Customers', href: '/customers' }]}
        subtitle="The terms on which each customer may use each product."
      />
      <ActionPane
        label="Actions for customer products"
        primary={false}
        actions={[
          {
            id: 'import',
            label: 'Import',
            icon: <Upload aria-hidden="true" />,
            href: '/import/customer-products',
            unavailable: withoutPermission(actor, 'customer-products', 'update'),
          },
        ]}
      />
      <DataTable
        id="all-customer-products"
        label="Customer products"
        columns={columns()}
        query={query}
        tools={{
          search: 'Search customers and products',
          exportHref: '/export/customer-products',
          bulk: bulkOf(actor),
        }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState
            title="No customer products yet"
            action={<LinkButton href="/customers">Customers</LinkButton>}
          >
            Open a customer and add a product, or import them from a file.
          </EmptyState>
        }
      />
    </>
  );
}
