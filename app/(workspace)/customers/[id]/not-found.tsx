import { Gone } from '../../_records/gone';

export default function CustomerRecordNotFound() {
  return <Gone what="record of a customer" list={{ label: 'Customers', href: '/customers' }} />;
}
