import { Hono } from 'hono';
import type { Actor } from '#lib/access/actor';
import { config } from '#lib/config/config';
import { readNamedUser } from '#lib/environment/named-users/read';
import { removeNamedUser } from '#lib/environment/named-users/remove';
import type { ResourcePage } from '#lib/environment/provisioning/query';
import {
  changeProvisionedRole,
  listProvisionedRoles,
  listRoleMembers,
  provisionRole,
} from '#lib/environment/provisioning/roles';
import {
  changeProvisionedUser,
  listProvisionedUsers,
  provisionUser,
} from '#lib/environment/provisioning/users';
import type { SecurityRole } from '#lib/environment/security-roles/find';
import { readSecurityRole } from '#lib/environment/security-roles/read';
import { removeSecurityRole } from '#lib/environment/security-roles/remove';
import { apiActor } from '#lib/http/api-actor';
import type { ApiContext, ApiEnv } from '#lib/http/bindings';
import { readJson } from '#lib/http/body';
import { resourceTypes, schemas, serviceProviderConfig } from '#lib/http/scim/discovery';
import { groupChanges, groupFrom, groupResource } from '#lib/http/scim/group';
import { selected, selectionOf, selects } from '#lib/http/scim/selection';
import { urns } from '#lib/http/scim/urns';
import { userChanges, userFrom, userResource } from '#lib/http/scim/user';
import { notFound } from '#lib/kernel/errors';
import { idFrom } from '#lib/records/record';

const TYPE = 'application/scim+json';

/** SCIM 2.0 (RFC 7644), below {@link SCIM_PATH}: identity providers provision named users and security roles. */
export function scimApi(): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  const origin = config().publicUrl;
  const actorOf = (c: ApiContext) => apiActor(c, 'scim');
  const bodyOf = (c: ApiContext) => readJson(c, [TYPE, 'application/json']);

  const answer = (c: ApiContext, resource: Record<string, unknown>, status: 200 | 201 = 200) => {
    const { location } = resource.meta as { location: string };
    return c.body(JSON.stringify(selected(resource, selectionOf(c.req.query()))), status, {
      'content-type': TYPE,
      'cache-control': 'no-store',
      ...(status === 201 && { location }),
    });
  };
  const answerList = (
    c: ApiContext,
    resources: object[],
    { total, startIndex }: Pick<ResourcePage<unknown>, 'total' | 'startIndex'>,
  ) =>
    c.body(
      JSON.stringify({
        schemas: [urns.list],
        totalResults: total,
        startIndex,
        itemsPerPage: resources.length,
        Resources: resources,
      }),
      200,
      { 'content-type': TYPE, 'cache-control': 'no-store' },
    );

  api.get('/Users', async (c) => {
    const page = await listProvisionedUsers(await actorOf(c), c.req.query());
    const selection = selectionOf(c.req.query());
    return answerList(
      c,
      page.resources.map((user) => selected(userResource(user, origin), selection)),
      page,
    );
  });
  api.post('/Users', async (c) => {
    const actor = await actorOf(c);
    const user = await provisionUser(actor, { enabled: true, ...userFrom(await bodyOf(c)) });
    return answer(c, userResource(user, origin), 201);
  });
  api.get('/Users/:id', async (c) =>
    answer(c, userResource(await readNamedUser(await actorOf(c), c.req.param('id')), origin)),
  );
  api.put('/Users/:id', async (c) => {
    const actor = await actorOf(c);
    const wanted = userFrom(await bodyOf(c));
    return answer(
      c,
      userResource(await changeProvisionedUser(actor, c.req.param('id'), () => wanted), origin),
    );
  });
  api.patch('/Users/:id', async (c) => {
    const actor = await actorOf(c);
    const changes = userChanges(await bodyOf(c));
    return answer(c, userResource(await changeProvisionedUser(actor, c.req.param('id'), changes), origin));
  });
  api.delete('/Users/:id', async (c) => {
    await removeNamedUser(await actorOf(c), { id: idFrom(c.req.param('id'), 'The user') });
    return c.body(null, 204);
  });

  /** With its members only where they are wanted: there may be very many. */
  const groupOf = async (c: ApiContext, actor: Actor, role: SecurityRole) => {
    const wanted = selects(selectionOf(c.req.query()), 'members');
    return groupResource(role, origin, wanted ? await listRoleMembers(actor, [role.id]) : undefined);
  };

  api.get('/Groups', async (c) => {
    const actor = await actorOf(c);
    const selection = selectionOf(c.req.query());
    const page = await listProvisionedRoles(actor, c.req.query());
    const ids = page.resources.map(({ id }) => id);
    const members = selects(selection, 'members', false) ? await listRoleMembers(actor, ids) : undefined;
    const byRole = members && Map.groupBy(members, ({ roleId }) => roleId);
    return answerList(
      c,
      page.resources.map((role) =>
        selected(groupResource(role, origin, byRole && (byRole.get(role.id) ?? [])), selection),
      ),
      page,
    );
  });
  api.post('/Groups', async (c) => {
    const actor = await actorOf(c);
    const { fields, members } = groupFrom(await bodyOf(c));
    const role = await provisionRole(actor, { models: [], ...fields }, members);
    return answer(c, await groupOf(c, actor, role), 201);
  });
  api.get('/Groups/:id', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await groupOf(c, actor, await readSecurityRole(actor, c.req.param('id'))));
  });
  api.put('/Groups/:id', async (c) => {
    const actor = await actorOf(c);
    const wanted = groupFrom(await bodyOf(c));
    const role = await changeProvisionedRole(actor, c.req.param('id'), () => wanted);
    return answer(c, await groupOf(c, actor, role));
  });
  api.patch('/Groups/:id', async (c) => {
    await changeProvisionedRole(await actorOf(c), c.req.param('id'), groupChanges(await bodyOf(c)));
    // Nothing is sent back, since that would be all members (RFC 7644 §3.5.2).
    return c.body(null, 204);
  });
  api.delete('/Groups/:id', async (c) => {
    await removeSecurityRole(await actorOf(c), {
      id: idFrom(c.req.param('id'), 'The security role'),
    });
    return c.body(null, 204);
  });

  api.get('/ServiceProviderConfig', (c) => answer(c, serviceProviderConfig(origin)));
  const offer = (path: string, all: ({ id: string } & Record<string, unknown>)[]) => {
    api.get(path, (c) => answerList(c, all, { total: all.length, startIndex: 1 }));
    api.get(`${path}/:id`, (c) => {
      const found = all.find(({ id }) => id === c.req.param('id'));
      if (!found) throw notFound('It');
      return answer(c, found);
    });
  };
  offer('/ResourceTypes', resourceTypes(origin));
  offer('/Schemas', schemas(origin));
  return api;
}
