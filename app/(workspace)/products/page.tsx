import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate, UtcTime } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import { PageHeader } from '#components/page-header';
import { metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import { readListQuery } from '#lib/lists/read';
import { type ListedProduct, listProducts, productList } from '#lib/publisher/products/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { requirePublisher } from '../../_server/publisher';
import { CountLink } from '../_records/count-link';
import type { SearchParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { bulkOf } from './bulk';
import { columns } from './columns';

export const metadata: Metadata = { title: 'Products' };

const rowOf = (product: ListedProduct): Row => ({
  key: product.id,
  label: product.name,
  revision: product.revision,
  href: `/products/${product.id}`,
  cells: {
    name: product.name,
    active: <YesNo value={product.active} />,
    latestVersion: product.latestVersion ?? '—',
    releasedOn: <LocalDate iso={product.latestReleasedOn} />,
    description: product.description || '—',
    region: product.region,
    disableLicenseControl: <YesNo value={product.disableLicenseControl} />,
    updatedAt: <UtcTime at={product.updatedAt} />,
    metric: metricLabels[product.metric],
    reaction: reactionLabels[product.reaction],
    featureManaged: <YesNo value={product.featureManaged} />,
    customers: (
      <CountLink
        count={product.customerCount}
        of={`customers of ${product.name}`}
        href={`/products/${product.id}/customers`}
      />
    ),
  },
});

export default async function ProductsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  const query = readListQuery(productList.columns, await searchParams, productList);
  const list = await load(listProducts(actor, query));
  const newProduct: Action = {
    id: 'new',
    label: 'New product',
    icon: <Plus aria-hidden="true" />,
    href: '/products/new',
    unavailable: withoutPermission(actor, 'products', 'create'),
  };
  return (
    <>
      <PageHeader title="Products" subtitle="What is sold, with its releases." />
      <ActionPane label="Actions for products" actions={[newProduct]} />
      <DataTable
        id="products"
        label="Products"
        columns={columns}
        query={query}
        tools={{ search: 'Search products', exportHref: '/export/products', bulk: bulkOf(actor) }}
        data={tableData(list, rowOf)}
        empty={
          <NothingYet title="No products yet" first={newProduct}>
            Enter what you sell; then say which customers may use it, and on which terms.
          </NothingYet>
        }
      />
    </>
  );
}
