import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { YesNo } from '#components/chip';
import { type Column, DataTable, type Row } from '#components/data-table';
import { readTableQuery } from '#components/data-table/query';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import { type ListedProduct, listProducts, productSorts } from '#lib/publisher/products/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { requirePublisher } from '../../_server/publisher';
import type { SearchParams } from '../_records/search-params';

export const metadata: Metadata = { title: 'Products' };

const columns: Column[] = [
  { id: 'name', header: 'Name', primary: true, sortable: true },
  { id: 'active', header: 'Active', align: 'center', sortable: true },
  { id: 'latestVersion', header: 'Latest version' },
  { id: 'releasedOn', header: 'Released' },
  { id: 'region', header: 'Region', sortable: true },
  { id: 'metric', header: 'License metric', sortable: true },
  { id: 'reaction', header: 'Reaction' },
  { id: 'featureManaged', header: 'Feature managed', align: 'center' },
  { id: 'customers', header: 'Customers', align: 'end' },
];

const rowOf = (product: ListedProduct): Row => ({
  key: product.id,
  label: product.name,
  href: `/products/${product.id}`,
  cells: {
    name: product.name,
    active: <YesNo value={product.active} />,
    latestVersion: product.latestVersion ?? '—',
    releasedOn: <LocalDate iso={product.latestReleasedOn} />,
    region: product.region,
    metric: metricLabels[product.metric],
    reaction: reactionLabels[product.reaction],
    featureManaged: <YesNo value={product.featureManaged} />,
    customers: <FormattedNumber value={product.customerCount} />,
  },
});

export default async function ProductsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  const query = readTableQuery(await searchParams, { sortable: productSorts, sort: 'name' });
  const list = await load(listProducts(actor, query));
  const unavailable = withoutPermission(actor, 'products', 'create');
  return (
    <>
      <PageHeader title="Products" subtitle="What is sold, with its releases." />
      <ActionPane
        label="Actions for products"
        actions={[
          {
            id: 'new',
            label: 'New product',
            icon: <Plus aria-hidden="true" />,
            href: '/products/new',
            unavailable,
          },
        ]}
      />
      <DataTable
        id="products"
        label="Products"
        columns={columns}
        query={query}
        search="Search products"
        data={
          'problem' in list
            ? { error: list.problem }
            : { rows: list.value.rows.map(rowOf), total: list.value.total }
        }
        empty={
          <EmptyState
            title="No products yet"
            action={unavailable ? undefined : <LinkButton href="/products/new">New product</LinkButton>}
          >
            Enter what you sell; then say which customers may use it, and on which terms.
          </EmptyState>
        }
      />
    </>
  );
}
