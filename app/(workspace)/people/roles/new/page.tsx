import type { Metadata } from 'next';
import { ErrorState } from '#components/error-state';
import { requireActor } from '../../../../_server/actor';
import { withoutPermission } from '../../../../_server/permission';
import { RoleForm } from '../role-form';

export const metadata: Metadata = { title: 'New role' };

export default async function NewRolePage() {
  const unavailable = withoutPermission(await requireActor(), 'roles', 'create');
  return (
    <>
      <h2 className="mb-3 text-lg font-semibold">New role</h2>
      {unavailable ? <ErrorState title="You cannot create roles.">{unavailable}</ErrorState> : <RoleForm />}
    </>
  );
}
