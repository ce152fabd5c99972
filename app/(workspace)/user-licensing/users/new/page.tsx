import type { Metadata } from 'next';
import { ErrorState } from '#components/error-state';
import { offerSecurityRoles } from '#lib/environment/security-roles/offer';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { withoutPermission } from '../../../../_server/permission';
import { UserForm } from '../user-form';

export const metadata: Metadata = { title: 'New user' };

export default async function NewUserPage() {
  const actor = await requireActor();
  const missing = withoutPermission(actor, 'users', 'create');
  if (missing) return <ErrorState title="You cannot add users.">{missing}</ErrorState>;
  const roles = await load(offerSecurityRoles(actor));
  if ('problem' in roles)
    return <ErrorState title="The security roles could not be loaded.">{roles.problem}</ErrorState>;
  return (
    <>
      <h2 className="mb-3 text-lg font-semibold">New user</h2>
      <UserForm roles={roles.value} />
    </>
  );
}
