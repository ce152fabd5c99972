import { addModule } from '#lib/environment/modules/add';
import { createNamedUser } from '#lib/environment/named-users/create';
import { createSecurityRole } from '#lib/environment/security-roles/create';
import { admin } from '#lib/environment/testing';
import { newId } from '#lib/kernel/id';

/** For tests: users, roles and modules with names that no other test has. */

export const unique = (what: string): string => `${what} ${newId().slice(-12)}`;

export async function newModule(model = unique('Module')): Promise<{ id: string; model: string }> {
  const { id } = await addModule(admin, { model, product: model, installedVersion: '1.0' });
  return { id, model };
}

export async function newRole(input: object = {}): Promise<{ id: string; name: string }> {
  const role = { name: unique('Role'), userLicenseType: 'task', modules: [], ...input };
  const { id } = await createSecurityRole(admin, role);
  return { id, name: role.name };
}

export async function newUser(input: object = {}): Promise<{ id: string; userName: string }> {
  const userName = `${unique('user').replace(' ', '-')}@example.com`;
  const user = { userName, enabled: true, roles: [], ...input };
  const { id } = await createNamedUser(admin, user);
  return { id, userName: user.userName };
}
