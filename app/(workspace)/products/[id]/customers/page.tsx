import type { Metadata } from 'next';
import { LinkButton } from '#components/button';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { readListQuery } from '#lib/lists/read';
import { customerProductList, listCustomerProducts } from '#lib/publisher/customer-products/list';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { Failed } from '../../../_records/failed';
import type { SearchParams } from '../../../_records/search-params';
import { tableData } from '../../../_records/table-data';
import { titleOf } from '../../../_records/title';
import { bulkOf } from '../../../customers/[id]/products/bulk';
import { columnsOfProduct } from '../../../customers/[id]/products/columns';
import { rowOf } from '../../../customers/[id]/products/row';
import { ProductHeader } from '../product-header';
import { productCrumbs, theProduct } from '../read';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(theProduct((await params).id), ({ name }) => `Customers · ${name}`) };
}

export default async function ProductCustomersPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const loaded = await theProduct(id);
  if ('problem' in loaded) return <Failed title="Product" crumbs={productCrumbs} problem={loaded.problem} />;
  const shape = customerProductList();
  const query = readListQuery(shape.columns, await searchParams, { ...shape, sort: 'customerName' });
  const list = await load(listCustomerProducts(actor, { productId: id }, query));
  return (
    <>
      <ProductHeader product={loaded.value} />
      <DataTable
        id="product-customers"
        label="Customers"
        columns={columnsOfProduct()}
        query={query}
        tools={{
          search: 'Search customers',
          exportHref: `/export/customer-products?product=${id}`,
          bulk: bulkOf(actor),
        }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState
            title="No customer has this product yet"
            action={<LinkButton href="/customers">Customers</LinkButton>}
          >
            Open the customer who may use it, and add the product there.
          </EmptyState>
        }
      />
    </>
  );
}
