import { redirect } from 'next/navigation';

export default function ImportIndex() {
  redirect('/import/customers');
}
