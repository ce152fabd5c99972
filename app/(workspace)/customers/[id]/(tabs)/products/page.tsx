import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { readListQuery } from '#lib/lists/read';
import { customerProductList, listCustomerProducts } from '#lib/publisher/customer-products/list';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { withoutPermission } from '../../../../../_server/permission';
import { requirePublisher } from '../../../../../_server/publisher';
import type { SearchParams } from '../../../../_records/search-params';
import { tableData } from '../../../../_records/table-data';
import { bulkOf } from '../../products/bulk';
import { columnsOfCustomer } from '../../products/columns';
import { rowOf } from '../../products/row';

export const metadata: Metadata = { title: 'Products' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function CustomerProductsPage({ params, searchParams }: Props) {
  requirePublisher();
  const actor = await requireActor();
  const { id } = await params;
  const query = readListQuery(customerProductList().columns, await searchParams, customerProductList());
  const list = await load(listCustomerProducts(actor, { customerId: id }, query));
  const newHref = `/customers/${id}/products/new`;
  const unavailable = withoutPermission(actor, 'customer-products', 'create');
  return (
    <>
      <ActionPane
        label="Actions for customer products"
        actions={[
          { id: 'add', label: 'Add product', icon: <Plus aria-hidden="true" />, href: newHref, unavailable },
        ]}
      />
      <DataTable
        id="customer-products"
        label="Customer products"
        columns={columnsOfCustomer()}
        query={query}
        tools={{
          search: 'Search products',
          exportHref: `/export/customer-products?customer=${id}`,
          bulk: bulkOf(actor),
        }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState
            title="No products yet"
            action={unavailable ? undefined : <LinkButton href={newHref}>Add product</LinkButton>}
          >
            Say which products this customer may use, until when, and for how many users.
          </EmptyState>
        }
      />
    </>
  );
}
