import { redirect } from 'next/navigation';

export default function UserLicensingIndex() {
  redirect('/user-licensing/users');
}
