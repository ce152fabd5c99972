import { StatusChip } from '#components/chip';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import type { Product } from '#lib/publisher/products/read';
import { requireActor } from '../../../_server/actor';
import { withoutPermission } from '../../../_server/permission';
import { DeleteRecord } from '../../_records/delete-record';
import { remove } from '../actions';
import { productCrumbs } from './read';

/** What stands above all tabs of a product. */
export async function ProductHeader({ product: { id, name, active } }: { product: Product }) {
  return (
    <>
      <PageHeader
        title={name}
        crumbs={productCrumbs}
        chips={
          <StatusChip tone={active ? 'success' : 'neutral'}>{active ? 'Active' : 'Not active'}</StatusChip>
        }
        actions={
          <DeleteRecord
            what="product"
            name={name}
            consequence="Its releases go with it. A product that a customer has stays. This cannot be undone."
            id={id}
            remove={remove}
            closeHref="/products"
            unavailable={withoutPermission(await requireActor(), 'products', 'delete')}
          />
        }
      />
      <TabLinks
        label={`Product ${name}`}
        tabs={[
          { label: 'Details', href: `/products/${id}` },
          { label: 'Customers', href: `/products/${id}/customers` },
        ]}
      />
    </>
  );
}
