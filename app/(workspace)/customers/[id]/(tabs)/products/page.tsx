import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate, UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { readListQuery } from '#lib/lists/read';
import { customerProductList, listCustomerProducts } from '#lib/publisher/customer-products/list';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { withoutPermission } from '../../../../../_server/permission';
import { requirePublisher } from '../../../../../_server/publisher';
import type { SearchParams } from '../../../../_records/search-params';
import { tableData } from '../../../../_records/table-data';
import { bulkOf } from '../../products/bulk';
import { columns } from '../../products/columns';

export const metadata: Metadata = { title: 'Products' };

const rowOf = (terms: CustomerProduct): Row => ({
  key: terms.id,
  label: terms.productName,
  revision: terms.revision,
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
    notes: terms.notes || '—',
    updatedAt: <UtcTime at={terms.updatedAt} />,
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
        columns={columns()}
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
