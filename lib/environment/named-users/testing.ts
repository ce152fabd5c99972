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
  const name = unique('Role');
  const { id } = await createSecurityRole(admin, { name, userLicenseType: 'task', modules: [], ...input });
  return { id, name };
}

export async function newUser(input: object = {}): Promise<{ id: string; userName: string }> {
  const userName = `${unique('user').replace(' ', '-')}@example.com`;
  const { id } = await createNamedUser(admin, { userName, enabled: true, roles: [], ...input });
  return { id, userName };
}
