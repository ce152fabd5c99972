import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { type Column, DataTable, type Row } from '#components/data-table';
import { readTableQuery } from '#components/data-table/query';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { customerSorts, type ListedCustomer, listCustomers } from '#lib/publisher/customers/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { requirePublisher } from '../../_server/publisher';
import type { SearchParams } from '../_records/search-params';

export const metadata: Metadata = { title: 'Customers' };

const columns: Column[] = [
  { id: 'name', header: 'Name', primary: true, sortable: true },
  { id: 'customerNumber', header: 'Customer number', sortable: true },
  { id: 'region', header: 'Region', sortable: true },
  { id: 'products', header: 'Products', align: 'end' },
  { id: 'environments', header: 'Environments', align: 'end' },
  { id: 'updatedAt', header: 'Updated', sortable: true },
];

const rowOf = (customer: ListedCustomer): Row => ({
  key: customer.id,
  label: customer.name,
  href: `/customers/${customer.id}`,
  cells: {
    name: customer.name,
    customerNumber: customer.customerNumber || '—',
    region: customer.region,
    products: <FormattedNumber value={customer.productCount} />,
    environments: <FormattedNumber value={customer.environmentCount} />,
    updatedAt: <UtcTime at={customer.updatedAt} />,
  },
});

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  const query = readTableQuery(await searchParams, { sortable: customerSorts, sort: 'name' });
  const list = await load(listCustomers(actor, query));
  const unavailable = withoutPermission(actor, 'customers', 'create');
  return (
    <>
      <PageHeader
        title="Customers"
        subtitle="Who uses the products, on which terms and in which environments."
      />
      <ActionPane
        label="Actions for customers"
        actions={[
          {
            id: 'new',
            label: 'New customer',
            icon: <Plus aria-hidden="true" />,
            href: '/customers/new',
            unavailable,
          },
        ]}
      />
      <DataTable
        id="customers"
        label="Customers"
        columns={columns}
        query={query}
        search="Search names and numbers"
        data={
          'problem' in list
            ? { error: list.problem }
            : { rows: list.value.rows.map(rowOf), total: list.value.total }
        }
        empty={
          <EmptyState
            title="No customers yet"
            action={unavailable ? undefined : <LinkButton href="/customers/new">New customer</LinkButton>}
          >
            Enter a customer, then its products and environments.
          </EmptyState>
        }
      />
    </>
  );
}
