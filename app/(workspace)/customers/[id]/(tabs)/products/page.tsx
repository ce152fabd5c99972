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
import { customerProductSorts, listCustomerProducts } from '#lib/publisher/customer-products/list';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { withoutPermission } from '../../../../../_server/permission';
import { requirePublisher } from '../../../../../_server/publisher';
import type { SearchParams } from '../../../../_records/search-params';

export const metadata: Metadata = { title: 'Products' };

const columns: Column[] = [
  { id: 'productName', header: 'Product', primary: true, sortable: true },
  { id: 'active', header: 'Active', align: 'center' },
  { id: 'enabled', header: 'Enabled', align: 'center', sortable: true },
  { id: 'siteLicense', header: 'Site license', align: 'center' },
  { id: 'userCount', header: 'No. of users', align: 'end', sortable: true },
  { id: 'licenseType', header: 'License type', sortable: true },
  { id: 'startsOn', header: 'Start date' },
  { id: 'expiresOn', header: 'End date', sortable: true },
  { id: 'featureDisableOn', header: 'Feature disable date', defaultHidden: true },
  { id: 'agreementStartsOn', header: 'Agreement start date', defaultHidden: true },
  { id: 'wbs', header: 'WBS', defaultHidden: true },
  { id: 'invoicedAs', header: 'Invoiced as', defaultHidden: true },
];

const rowOf = (terms: CustomerProduct): Row => ({
  key: terms.id,
  label: terms.productName,
  href: `/customers/${terms.customerId}/products/${terms.id}`,
  cells: {
    productName: terms.productName,
    active: <YesNo value={terms.active} />,
    enabled: <YesNo value={terms.enabled} />,
    siteLicense: <YesNo value={terms.siteLicense} />,
    userCount: terms.siteLicense ? 'Site' : <FormattedNumber value={terms.userCount} />,
    licenseType: terms.licenseType,
    startsOn: <LocalDate iso={terms.startsOn} />,
    expiresOn: <LocalDate iso={terms.expiresOn} />,
    featureDisableOn: <LocalDate iso={terms.featureDisableOn} />,
    agreementStartsOn: <LocalDate iso={terms.agreementStartsOn} />,
    wbs: terms.wbs || '—',
    invoicedAs: terms.invoicedAs || '—',
  },
});

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function CustomerProductsPage({ params, searchParams }: Props) {
  requirePublisher();
  const actor = await requireActor();
  const { id } = await params;
  const query = readTableQuery(await searchParams, { sortable: customerProductSorts, sort: 'productName' });
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
            action={unavailable ? undefined : <LinkButton href={newHref}>Add product</LinkButton>}
          >
            Say which products this customer may use, until when, and for how many users.
          </EmptyState>
        }
      />
    </>
  );
}
