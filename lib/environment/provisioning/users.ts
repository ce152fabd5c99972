import { eq, type SQL, sql } from 'drizzle-orm';
import { reader, type Writer } from '#db/client';
import { namedUserRoles, namedUsers } from '#db/schema/user-licensing';
import { folded } from '#db/search';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findNamedUsers, type NamedUser, withRoles } from '#lib/environment/named-users/find';
import { insertNamedUsers, writeNamedUser } from '#lib/environment/named-users/write';
import { conditionOf, type FilterAttributes } from '#lib/environment/provisioning/filter';
import { orderOf, type ResourcePage, resourceQuery } from '#lib/environment/provisioning/query';
import { provisionedUser } from '#lib/environment/provisioning/schema';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { idFrom } from '#lib/records/record';

/** Named users as a program provisions them: with the ID that it gave them, and without their roles. */

const work: SQL = sql`case when ${namedUsers.email} = '' then '' else 'work' end`;

const attributes: FilterAttributes = {
  id: { type: 'text', source: namedUsers.id },
  externalid: { type: 'text', source: namedUsers.externalId },
  username: { type: 'text', source: namedUsers.userNameKey, folded: true },
  displayname: { type: 'text', source: folded(namedUsers.displayName), folded: true },
  'name.formatted': { type: 'text', source: folded(namedUsers.displayName), folded: true },
  active: { type: 'flag', source: namedUsers.enabled },
  emails: { type: 'text', source: folded(namedUsers.email), folded: true },
  'emails.value': { type: 'text', source: folded(namedUsers.email), folded: true },
  'emails.type': { type: 'text', source: work, folded: true },
  'meta.created': { type: 'instant', column: namedUsers.createdAt },
  'meta.lastmodified': { type: 'instant', column: namedUsers.updatedAt },
  ...Object.fromEntries(
    ['groups', 'groups.value'].map((path) => [
      path,
      {
        type: 'reference',
        has: (id: string | undefined) =>
          sql`exists (select 1 from ${namedUserRoles} where ${namedUserRoles.userId} = ${namedUsers.id}${id === undefined ? sql`` : sql` and ${namedUserRoles.roleId} = ${id}`})`,
      },
    ]),
  ),
};

const sortable = {
  id: namedUsers.id,
  username: namedUsers.userNameKey,
  displayname: namedUsers.displayName,
  externalid: namedUsers.externalId,
  'meta.created': namedUsers.createdAt,
  'meta.lastmodified': namedUsers.updatedAt,
};

/** Throws `invalid` for a filter or an order that it does not know. */
export async function listProvisionedUsers(actor: Actor, input: unknown): Promise<ResourcePage<NamedUser>> {
  authorize(actor, 'users', 'read');
  const query = parse(resourceQuery, input);
  const where = query.filter === undefined ? undefined : conditionOf(query.filter, attributes);
  const [rows, total] = await Promise.all([
    query.count === 0
      ? []
      : reader()
          .select()
          .from(namedUsers)
          .where(where)
          .orderBy(...orderOf(query, sortable, namedUsers.id))
          .limit(query.count)
          .offset(query.startIndex - 1),
    reader().$count(namedUsers, where),
  ]);
  return { resources: await withRoles(reader(), rows), total, startIndex: query.startIndex };
}

/** Throws `conflict` for a user name that another user has. */
export async function provisionUser(actor: Actor, input: unknown): Promise<NamedUser> {
  const authorized = authorize(actor, 'users', 'create');
  const user = parse(provisionedUser, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const [id = ''] = await insertNamedUsers(tx, record, [{ ...user, roles: [] }]);
    return theUser(tx, id);
  });
}

/** Changes what `changesOf` says, of the user as it then is. Its roles stay. */
export async function changeProvisionedUser(
  actor: Actor,
  id: unknown,
  changesOf: (user: NamedUser) => object,
): Promise<NamedUser> {
  const authorized = authorize(actor, 'users', 'update');
  const known = idFrom(id, 'The user');
  return changeEnvironment(authorized, async (tx, record) => {
    // Whoever changes the same user waits from here on.
    await tx
      .update(namedUsers)
      .set({ revision: sql`${namedUsers.revision}` })
      .where(eq(namedUsers.id, known));
    const before = await theUser(tx, known);
    const after = parse(provisionedUser, { ...before, ...changesOf(before) });
    await writeNamedUser(tx, record, before, { ...after, roles: before.roles.map((role) => role.id) });
    return theUser(tx, known);
  });
}

async function theUser(tx: Writer, id: string): Promise<NamedUser> {
  const [user] = await findNamedUsers(tx, [id]);
  if (!user) throw notFound('The user');
  return user;
}
