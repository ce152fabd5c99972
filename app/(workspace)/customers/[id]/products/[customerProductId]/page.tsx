import type { Metadata } from 'next';
import { cache } from 'react';
import { Chip, YesNo } from '#components/chip';
import { PageHeader } from '#components/page-header';
import { type CustomerProduct, readCustomerProduct } from '#lib/publisher/customer-products/read';
import { requireActor } from '../../../../../_server/actor';
import { withoutPermission } from '../../../../../_server/permission';
import { loadRecord, requirePublisher } from '../../../../../_server/publisher';
import { DeleteRecord } from '../../../../_records/delete-record';
import { Failed } from '../../../../_records/failed';
import { titleOf } from '../../../../_records/title';
import { customerCrumbs } from '../../read';
import { remove } from '../actions';
import { CustomerProductForm } from '../customer-product-form';

interface Props {
  params: Promise<{ id: string; customerProductId: string }>;
}

const read = cache(async (id: string, customerId: string) => {
  requirePublisher();
  return loadRecord(readCustomerProduct(await requireActor(), id, customerId));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, customerProductId } = await params;
  const title = await titleOf(
    read(customerProductId, id),
    ({ productName, customerName }) => `${productName} · ${customerName}`,
  );
  return { title };
}

export default async function CustomerProductPage({ params }: Props) {
  const { id, customerProductId } = await params;
  const loaded = await read(customerProductId, id);
  if ('problem' in loaded)
    return <Failed title="Customer product" crumbs={customerCrumbs} problem={loaded.problem} />;
  const terms = loaded.value;
  const actor = await requireActor();
  const listHref = `/customers/${id}/products`;
  return (
    <>
      <PageHeader
        title={terms.productName}
        crumbs={[...customerCrumbs, { label: terms.customerName, href: listHref }]}
        chips={<States terms={terms} />}
        actions={
          <DeleteRecord
            what="customer product"
            name={terms.productName}
            consequence={`${terms.customerName} is no longer licensed for it. This cannot be undone.`}
            id={terms.id}
            remove={remove}
            closeHref={listHref}
            unavailable={withoutPermission(actor, 'customer-products', 'delete')}
          />
        }
      />
      <CustomerProductForm
        key={terms.revision}
        customerId={id}
        terms={terms}
        unavailable={withoutPermission(actor, 'customer-products', 'update')}
      />
    </>
  );
}

const States = ({ terms }: { terms: CustomerProduct }) => (
  <>
    <State label="Active" value={terms.active} />
    <State label="Enabled" value={terms.enabled} />
    <State label="Site license" value={terms.siteLicense} />
  </>
);

const State = ({ label, value }: { label: string; value: boolean }) => (
  <Chip>
    <YesNo value={value} label={label} /> <span aria-hidden="true">{label}</span>
  </Chip>
);
