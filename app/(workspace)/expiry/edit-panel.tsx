import Link from 'next/link';
import { StatusChip } from '#components/chip';
import { LocalDate } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import { SidePanel } from '#components/side-panel';
import type { Actor } from '#lib/access/actor';
import { type CustomerProduct, readCustomerProduct } from '#lib/publisher/customer-products/read';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { FailedPanel } from '../_records/failed-panel';
import { EndDateForm } from './end-date-form';

interface EditPanelProps {
  /** Of the customer product, as the address names it. */
  id: string;
  actor: Actor;
  closeHref: string;
}

/** One customer product beside the report, to change when it ends. */
export async function EditPanel({ id, actor, closeHref }: EditPanelProps) {
  const loaded = await load(readCustomerProduct(actor, id));
  if ('problem' in loaded)
    return <FailedPanel title="Customer product" problem={loaded.problem} closeHref={closeHref} />;
  const terms = loaded.value;
  const unavailable = withoutPermission(actor, 'customer-products', 'update');
  return (
    <SidePanel
      title={`${terms.customerName}, ${terms.productName}`}
      chips={<States terms={terms} />}
      closeHref={closeHref}
    >
      <FieldList fields={fieldsOf(terms)} />
      <p className="my-4">
        <Link href={`/customers/${terms.customerId}/products/${terms.id}`} className="link">
          All terms of this customer product
        </Link>
      </p>
      {unavailable ? (
        <p className="text-muted">{unavailable}</p>
      ) : (
        <EndDateForm key={terms.revision} terms={terms} closeHref={closeHref} />
      )}
    </SidePanel>
  );
}

const States = ({ terms: { active, enabled } }: { terms: CustomerProduct }) => (
  <>
    {active ? null : <StatusChip tone="danger">Overdue</StatusChip>}
    {enabled ? null : <StatusChip tone="neutral">Disabled</StatusChip>}
  </>
);

const fieldsOf = (terms: CustomerProduct) => [
  { label: 'License type', value: terms.licenseType },
  {
    label: 'No. of users',
    value: terms.siteLicense ? 'Site' : <FormattedNumber value={terms.userCount} />,
  },
  { label: 'Subscription start date', value: <LocalDate iso={terms.startsOn} /> },
  { label: 'Invoiced as', value: terms.invoicedAs },
  ...(terms.notes ? [{ label: 'Notes', value: terms.notes, wide: true }] : []),
];
