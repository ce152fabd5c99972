import type { Metadata } from 'next';
import { ErrorState } from '#components/error-state';
import { offerModules } from '#lib/environment/security-roles/offer';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { withoutPermission } from '../../../../_server/permission';
import { RoleForm } from '../role-form';

export const metadata: Metadata = { title: 'New security role' };

export default async function NewSecurityRolePage() {
  const actor = await requireActor();
  const missing = withoutPermission(actor, 'users', 'create');
  if (missing) return <ErrorState title="You cannot add security roles.">{missing}</ErrorState>;
  const modules = await load(offerModules(actor));
  if ('problem' in modules)
    return <ErrorState title="The modules could not be loaded.">{modules.problem}</ErrorState>;
  return (
    <>
      <h2 className="mb-3 text-lg font-semibold">New security role</h2>
      <RoleForm modules={modules.value} />
    </>
  );
}
