import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { reader, type Writer } from '#db/client';
import { modules } from '#db/schema/environment';
import { namedUserRoles, namedUsers, securityRoles } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { conditionOf, type FilterAttributes } from '#lib/environment/provisioning/filter';
import { changeMembers, type MemberChange } from '#lib/environment/provisioning/members';
import { orderOf, type ResourcePage, resourceQuery } from '#lib/environment/provisioning/query';
import { provisionedRole } from '#lib/environment/provisioning/schema';
import { findSecurityRoles, type SecurityRole } from '#lib/environment/security-roles/find';
import { insertSecurityRoles, writeSecurityRole } from '#lib/environment/security-roles/write';
import { invalid, notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { idFrom } from '#lib/records/record';

/** Security roles as a program provisions them: with the ID that it gave them, modules by model, and members. */

const member = (id: string | undefined): SQL =>
  sql`exists (select 1 from ${namedUserRoles} where ${namedUserRoles.roleId} = ${securityRoles.id}${id === undefined ? sql`` : sql` and ${namedUserRoles.userId} = ${id}`})`;

const attributes: FilterAttributes = {
  id: { type: 'text', source: securityRoles.id },
  externalid: { type: 'text', source: securityRoles.externalId },
  displayname: { type: 'text', source: securityRoles.nameKey, folded: true },
  members: { type: 'reference', has: member },
  'members.value': { type: 'reference', has: member },
  userlicensetype: { type: 'text', source: securityRoles.userLicenseType, folded: true },
  'meta.created': { type: 'instant', column: securityRoles.createdAt },
  'meta.lastmodified': { type: 'instant', column: securityRoles.updatedAt },
};

const sortable = {
  id: securityRoles.id,
  displayname: securityRoles.nameKey,
  externalid: securityRoles.externalId,
  'meta.created': securityRoles.createdAt,
  'meta.lastmodified': securityRoles.updatedAt,
};

/** Throws `invalid` for a filter or an order that it does not know. */
export async function listProvisionedRoles(
  actor: Actor,
  input: unknown,
): Promise<ResourcePage<SecurityRole>> {
  authorize(actor, 'users', 'read');
  const query = parse(resourceQuery, input);
  const where = query.filter === undefined ? undefined : conditionOf(query.filter, attributes);
  const [rows, total] = await Promise.all([
    query.count === 0
      ? []
      : reader()
          .select({ id: securityRoles.id })
          .from(securityRoles)
          .where(where)
          .orderBy(...orderOf(query, sortable, securityRoles.id))
          .limit(query.count)
          .offset(query.startIndex - 1),
    reader().$count(securityRoles, where),
  ]);
  const ids = rows.map(({ id }) => id);
  const found = new Map((await findSecurityRoles(reader(), ids)).map((role) => [role.id, role]));
  const resources = ids.map((id) => found.get(id)).filter((role) => role !== undefined);
  return { resources, total, startIndex: query.startIndex };
}

export interface RoleMember {
  roleId: string;
  id: string;
  userName: string;
}

/** The users who have these roles, by user name. */
export async function listRoleMembers(actor: Actor, roleIds: string[]): Promise<RoleMember[]> {
  authorize(actor, 'users', 'read');
  return reader()
    .select({ roleId: namedUserRoles.roleId, id: namedUsers.id, userName: namedUsers.userName })
    .from(namedUserRoles)
    .innerJoin(namedUsers, eq(namedUsers.id, namedUserRoles.userId))
    .where(inArray(namedUserRoles.roleId, roleIds))
    .orderBy(asc(namedUsers.userNameKey));
}

/** Throws `conflict` for a name that another security role has. */
export async function provisionRole(
  actor: Actor,
  input: unknown,
  members: MemberChange[],
): Promise<SecurityRole> {
  const authorized = authorize(actor, 'users', 'create');
  const { models, ...role } = parse(provisionedRole, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const [id = ''] = await insertSecurityRoles(tx, record, [{ ...role, modules: await idsOf(tx, models) }]);
    await changeMembers(tx, record, await theRole(tx, id), members);
    return theRole(tx, id);
  });
}

/** What to change of a role: its own fields, and who has it, in the order given. */
export interface RoleChanges {
  fields: object;
  members: MemberChange[];
}

/** Changes what `changesOf` says, of the role as it then is. */
export async function changeProvisionedRole(
  actor: Actor,
  id: unknown,
  changesOf: (role: SecurityRole) => RoleChanges,
): Promise<SecurityRole> {
  const authorized = authorize(actor, 'users', 'update');
  const known = idFrom(id, 'The security role');
  return changeEnvironment(authorized, async (tx, record) => {
    // Whoever changes the same role waits from here on.
    await tx
      .update(securityRoles)
      .set({ revision: sql`${securityRoles.revision}` })
      .where(eq(securityRoles.id, known));
    const before = await theRole(tx, known);
    const { fields, members } = changesOf(before);
    const stored = { ...before, models: before.modules.map(({ model }) => model) };
    const { models, ...after } = parse(provisionedRole, { ...stored, ...fields });
    await writeSecurityRole(tx, record, before, { ...after, modules: await idsOf(tx, models) });
    const changed = await theRole(tx, known);
    await changeMembers(tx, record, changed, members);
    return changed;
  });
}

async function theRole(tx: Writer, id: string): Promise<SecurityRole> {
  const [role] = await findSecurityRoles(tx, [id]);
  if (!role) throw notFound('The security role');
  return role;
}

/** The IDs of installed modules by their models. */
async function idsOf(tx: Writer, models: string[]): Promise<string[]> {
  const keys = [...new Set(models.map(fold))];
  if (keys.length === 0) return [];
  const rows = await tx
    .select({ id: modules.id, key: modules.modelKey })
    .from(modules)
    .where(inArray(modules.modelKey, keys));
  const missing = keys.find((key) => !rows.some((row) => row.key === key));
  if (missing !== undefined) throw invalid({ modules: [`No module ${missing} is installed.`] });
  return rows.map(({ id }) => id);
}
