import { CustomerForm } from '../../customer-form';
import { theCustomer } from '../read';

export default async function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  const customer = await theCustomer((await params).id);
  if ('problem' in customer) return null;
  return <CustomerForm key={customer.value.revision} customer={customer.value} />;
}
