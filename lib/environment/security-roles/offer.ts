import { asc } from 'drizzle-orm';
import { reader } from '#db/client';
import { modules } from '#db/schema/environment';
import { securityRoles } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import type { UserLicenseType } from '#lib/contract/vocabulary';
import { rolesGranting } from '#lib/environment/security-roles/find';

/** What a form for users or roles offers to choose from. */

export interface OfferedSecurityRole {
  id: string;
  name: string;
  userLicenseType: UserLicenseType;
}

/** All security roles, by name. */
export async function offerSecurityRoles(actor: Actor): Promise<OfferedSecurityRole[]> {
  authorize(actor, 'users', 'read');
  return reader()
    .select({
      id: securityRoles.id,
      name: securityRoles.name,
      userLicenseType: securityRoles.userLicenseType,
    })
    .from(securityRoles)
    .orderBy(asc(securityRoles.nameKey));
}

export interface OfferedModule {
  id: string;
  model: string;
  product: string;
}

/** All installed modules, by model, for roles to grant. */
export async function offerModules(actor: Actor): Promise<OfferedModule[]> {
  authorize(actor, 'users', 'read');
  return reader()
    .select({ id: modules.id, model: modules.model, product: modules.product })
    .from(modules)
    .orderBy(asc(modules.modelKey));
}

/** The security roles that grant a module, by name. */
export async function listRolesGranting(
  actor: Actor,
  moduleId: string,
): Promise<{ id: string; name: string }[]> {
  authorize(actor, 'users', 'read');
  return rolesGranting(reader(), moduleId);
}
