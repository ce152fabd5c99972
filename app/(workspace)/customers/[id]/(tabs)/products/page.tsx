import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { DataTable } from '#components/data-table';
import { NothingYet } from '#components/nothing-yet';
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
  const addProduct: Action = {
    id: 'add',
    label: 'Add product',
    icon: <Plus aria-hidden="true" />,
    href: `/customers/${id}/products/new`,
    unavailable: withoutPermission(actor, 'customer-products', 'create'),
  };
  return (
    <>
      <ActionPane label="Actions for customer products" actions={[addProduct]} />
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
          <NothingYet title="No products yet" first={addProduct}>
            Say which products this customer may use, until when, and for how many users.
          </NothingYet>
        }
      />
    </>
  );
}
