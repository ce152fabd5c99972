import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findSecurityRoles, type SecurityRole } from '#lib/environment/security-roles/find';
import { deleteSecurityRole } from '#lib/environment/security-roles/write';
import type { Noun } from '#lib/records/bulk/noun';
import { removeMany } from '#lib/records/bulk/remove-many';

const noun: Noun<SecurityRole, never, 'environment'> = {
  transact: changeEnvironment,
  words: ['security role', 'security roles'],
  nameOf: ({ name }) => name,
  find: findSecurityRoles,
  remove: deleteSecurityRole,
};

/** Removes all of the roles, or none; users who have them lose them. */
export async function removeSecurityRoles(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'users', 'delete'), input);
}
