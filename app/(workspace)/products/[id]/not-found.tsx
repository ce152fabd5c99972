import { Gone } from '../../_records/gone';

export default function ProductNotFound() {
  return <Gone what="product" list={{ label: 'Products', href: '/products' }} />;
}
