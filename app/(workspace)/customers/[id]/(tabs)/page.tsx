import { requireActor } from '../../../../_server/actor';
import { withoutPermission } from '../../../../_server/permission';
import { CustomerForm } from '../../customer-form';
import { theCustomer } from '../read';

export default async function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  const customer = await theCustomer((await params).id);
  if ('problem' in customer) return null;
  const unavailable = withoutPermission(await requireActor(), 'customers', 'update');
  return <CustomerForm key={customer.value.revision} customer={customer.value} unavailable={unavailable} />;
}
