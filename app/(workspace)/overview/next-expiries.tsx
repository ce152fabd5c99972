import { type Column, DataTable, type Row } from '#components/data-table';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { DAY, today } from '#lib/kernel/clock';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';

const columns: Column[] = [
  { id: 'customer', header: 'Customer', primary: true },
  { id: 'product', header: 'Product' },
  { id: 'licenseType', header: 'License type' },
  { id: 'expiresOn', header: 'End date' },
  { id: 'daysLeft', header: 'Days left', align: 'end' },
];

const daysUntil = (date: string | null) =>
  date === null ? null : Math.round((Date.parse(date) - Date.parse(today())) / DAY);

const rowOf = (terms: CustomerProduct): Row => ({
  key: terms.id,
  label: `${terms.customerName}, ${terms.productName}`,
  href: `/customers/${terms.customerId}/products/${terms.id}`,
  cells: {
    customer: terms.customerName,
    product: terms.productName,
    licenseType: terms.licenseType,
    expiresOn: <LocalDate iso={terms.expiresOn} />,
    daysLeft: <FormattedNumber value={daysUntil(terms.expiresOn)} />,
  },
});

/** The enabled customer products that end next, of all customers. */
export function NextExpiries({ expiries }: { expiries: CustomerProduct[] }) {
  return (
    <div className="col-span-full min-w-0">
      <h2 className="mt-2 mb-2 font-semibold">Next to expire</h2>
      <DataTable
        id="next-expiries"
        label="Next to expire"
        columns={columns}
        data={{ rows: expiries.map(rowOf), total: expiries.length }}
        empty={<EmptyState title="No license that is enabled has an end date ahead" />}
      />
    </div>
  );
}
