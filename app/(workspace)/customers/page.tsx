import { ListChecks, Plus, Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import { PageHeader } from '#components/page-header';
import { may } from '#lib/access/actor';
import { readListQuery } from '#lib/lists/read';
import { customerList, type ListedCustomer, listCustomers } from '#lib/publisher/customers/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { requirePublisher } from '../../_server/publisher';
import { CountLink } from '../_records/count-link';
import type { SearchParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { bulkOf } from './bulk';
import { columns } from './columns';

export const metadata: Metadata = { title: 'Customers' };

const allCustomerProducts: Action = {
  id: 'products',
  label: 'All customer products',
  icon: <ListChecks aria-hidden="true" />,
  href: '/customer-products',
};

const rowOf = (customer: ListedCustomer): Row => ({
  key: customer.id,
  label: customer.name,
  revision: customer.revision,
  href: `/customers/${customer.id}`,
  cells: {
    name: customer.name,
    customerNumber: customer.customerNumber || '—',
    region: customer.region,
    description: customer.description || '—',
    products: (
      <CountLink
        count={customer.productCount}
        of={`products of ${customer.name}`}
        href={`/customers/${customer.id}/products`}
      />
    ),
    environments: (
      <CountLink
        count={customer.environmentCount}
        of={`environments of ${customer.name}`}
        href={`/customers/${customer.id}/environments`}
      />
    ),
    updatedAt: <UtcTime at={customer.updatedAt} />,
  },
});

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  const query = readListQuery(customerList.columns, await searchParams, customerList);
  const list = await load(listCustomers(actor, query));
  const newCustomer: Action = {
    id: 'new',
    label: 'New customer',
    icon: <Plus aria-hidden="true" />,
    href: '/customers/new',
    unavailable: withoutPermission(actor, 'customers', 'create'),
  };
  return (
    <>
      <PageHeader
        title="Customers"
        subtitle="Who uses the products, on which terms and in which environments."
      />
      <ActionPane
        label="Actions for customers"
        actions={[
          newCustomer,
          ...(may(actor, 'customer-products', 'read') ? [allCustomerProducts] : []),
          {
            id: 'import',
            label: 'Import',
            icon: <Upload aria-hidden="true" />,
            href: '/import/customers',
            unavailable: withoutPermission(actor, 'customers', 'update'),
          },
        ]}
      />
      <DataTable
        id="customers"
        label="Customers"
        columns={columns}
        query={query}
        tools={{ search: 'Search customers', exportHref: '/export/customers', bulk: bulkOf(actor) }}
        data={tableData(list, rowOf)}
        empty={
          <NothingYet title="No customers yet" first={newCustomer}>
            Enter a customer, then its products and environments.
          </NothingYet>
        }
      />
    </>
  );
}
