import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listNamedUsers } from '#lib/environment/named-users/list';
import { newModule, unique } from '#lib/environment/named-users/testing';
import { admin, auditLog } from '#lib/environment/testing';
import { close, origin } from '#lib/http/fixtures/origin';
import {
  createGroup,
  createUser,
  entraUser,
  type Json,
  memberNames,
  newName,
  patch,
  search,
  send,
  startScim,
} from '#lib/http/scim/testing';
import { urns } from '#lib/http/scim/urns';

beforeAll(startScim);
afterAll(close);

describe('Entra ID', () => {
  test('creates a user, finds it whatever its case, disables and deletes it', async () => {
    const userName = newName();
    const missing = await search('Users', { filter: `userName eq "${userName}"` });
    expect(missing).toMatchObject({
      status: 200,
      body: { schemas: [urns.list], totalResults: 0, Resources: [], startIndex: 1, itemsPerPage: 0 },
    });
    const created = await send('POST', '/Users', entraUser(userName));
    expect(created.status).toBe(201);
    expect(created.headers.get('content-type')).toBe('application/scim+json');
    const { id } = created.body;
    expect(created.headers.get('location')).toBe(`${origin}/scim/v2/Users/${id}`);
    expect(created.body).toMatchObject({
      schemas: [urns.user],
      userName,
      externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
      displayName: 'givenName familyName',
      active: true,
      emails: [{ value: `${userName}@contoso.com`, type: 'work', primary: true }],
      meta: { resourceType: 'User', location: `${origin}/scim/v2/Users/${id}` },
    });
    expect((await send('POST', '/Users', entraUser(userName.toUpperCase()))).body).toMatchObject({
      schemas: [urns.error],
      status: '409',
      scimType: 'uniqueness',
    });
    const found = await search('Users', { filter: `userName eq "${userName.toUpperCase()}"` });
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id }] });

    const changed = await patch(
      `/Users/${id}`,
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updated@contoso.com' },
      { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
      { op: 'Add', path: 'displayName', value: 'Updated' },
    );
    expect(changed).toMatchObject({
      status: 200,
      body: { displayName: 'Updated', emails: [{ value: 'updated@contoso.com' }] },
    });
    expect((await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' })).body.active).toBe(
      false,
    );
    expect(
      (await patch(`/Users/${id}`, { op: 'Replace', value: { active: 'True', 'name.givenName': 'x' } })).body
        .active,
    ).toBe(true);
    const [listed] = (await listNamedUsers(admin, { q: userName })).rows;
    expect(listed).toMatchObject({ id, displayName: 'Updated', enabled: true });
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204);
    expect(await send('GET', `/Users/${id}`)).toMatchObject({ status: 404, body: { status: '404' } });
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(404);
    const entries = (await auditLog()).filter(({ details }) => details.includes(userName));
    expect(entries.map(({ operation }) => operation)).toEqual([
      'Named User Removed',
      'Named User Changed',
      'Named User Changed',
      'Named User Changed',
      'Named User Added',
    ]);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(['API token Entra']));
  });

  test('adds and removes members of a group, and lists groups without them', async () => {
    const [one, two] = [await createUser(), await createUser()];
    const group = await createGroup({ externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159', members: [] });
    const members = (op: string, ...ids: string[]) =>
      patch(`/Groups/${group.id}`, {
        op,
        path: 'members',
        value: ids.map((value) => ({ $ref: null, value })),
      });
    expect(await members('Add', one.id, two.id, one.id)).toMatchObject({ status: 204, body: null });
    expect(await memberNames(group.id)).toEqual([one.userName, two.userName].toSorted());
    expect((await send('GET', `/Users/${one.id}`)).body.groups).toMatchObject([
      { value: group.id, display: group.displayName },
    ]);
    expect((await members('Remove', one.id)).status).toBe(204);
    expect((await members('Remove', one.id)).status).toBe(204);
    expect(await memberNames(group.id)).toEqual([two.userName]);
    const renamed = await patch(`/Groups/${group.id}`, {
      op: 'Replace',
      path: 'displayName',
      value: `${group.displayName} B`,
    });
    expect(renamed.status).toBe(204);
    const found = await search('Groups', {
      excludedAttributes: 'members',
      filter: `displayName eq "${group.displayName.toUpperCase()} b"`,
    });
    expect(found.body.Resources).toMatchObject([{ id: group.id }]);
    expect(found.body.Resources[0]).not.toHaveProperty('members');
    const [whole] = [await send('GET', `/Groups/${group.id}?excludedAttributes=members`)];
    expect(whole.body).not.toHaveProperty('members');
    const told = (await auditLog()).filter(({ details }) =>
      details.startsWith(`${group.displayName}: Members`),
    );
    expect(told.map(({ details }) => details.replace(/^.*: /, ''))).toEqual([
      `Members removed ${one.userName}`,
      expect.stringContaining('Members added'),
    ]);
    expect((await send('DELETE', `/Groups/${group.id}`)).status).toBe(204);
    expect((await send('GET', `/Users/${two.id}`)).body.groups).toEqual([]);
  });

  test('pages through users, each once', async () => {
    const mark = unique('page').replace(' ', '');
    for (let n = 0; n < 5; n += 1) await createUser(`${mark}-${n}`);
    const page = async (startIndex: number, count: number) =>
      (
        await search('Users', {
          filter: `userName sw "${mark}"`,
          startIndex: `${startIndex}`,
          count: `${count}`,
          sortBy: 'userName',
        })
      ).body;
    expect(await page(1, 0)).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
    const names: string[] = [];
    for (const start of [1, 3, 5]) {
      const { Resources, totalResults, startIndex } = await page(start, 2);
      expect([totalResults, startIndex]).toEqual([5, start]);
      names.push(...Resources.map(({ userName }: Json) => userName));
    }
    expect(names).toEqual([0, 1, 2, 3, 4].map((n) => `${mark}-${n}`));
    expect((await page(-3, -1)).itemsPerPage).toBe(0);
    expect((await page(0, 1_000_000)).itemsPerPage).toBe(5);
    const last = await search('Users', {
      filter: `userName sw "${mark}"`,
      sortBy: 'userName',
      sortOrder: 'descending',
      count: '1',
    });
    expect(last.body.Resources[0].userName).toBe(`${mark}-4`);
  });
});

describe('Okta', () => {
  test('creates, replaces, deactivates and reactivates a user', async () => {
    const userName = newName();
    const sent = {
      schemas: [urns.user],
      userName,
      name: { givenName: 'Test', familyName: 'User' },
      emails: [{ primary: true, value: `${userName}@okta.local`, type: 'work' }],
      displayName: 'Test User',
      locale: 'en-US',
      externalId: '00ujl29u0le5T6Aj10h7',
      groups: [],
      password: '1mz050nq',
      active: true,
    };
    const { body } = await send('POST', '/Users', sent);
    expect(body).not.toHaveProperty('password');
    const put = await send('PUT', `/Users/${body.id}`, {
      ...sent,
      id: body.id,
      displayName: 'Another User',
      emails: [],
    });
    expect(put).toMatchObject({
      status: 200,
      body: { displayName: 'Another User', externalId: sent.externalId },
    });
    expect(put.body).not.toHaveProperty('emails');
    const off = await patch(`/Users/${body.id}`, { op: 'replace', value: { active: false } });
    expect(off.body).toMatchObject({ active: false, displayName: 'Another User' });
    const { active: _, ...without } = sent;
    expect((await send('PUT', `/Users/${body.id}`, without)).body.active).toBe(false);
  });

  test('pushes a group, takes a member away by its value, and replaces all', async () => {
    const users = [await createUser(), await createUser(), await createUser()];
    const [one, two, three] = users.map(({ id }) => id);
    const group = await createGroup({ members: [{ value: one, display: 'x' }, { value: two }] });
    await patch(
      `/Groups/${group.id}`,
      { op: 'remove', path: `members[value eq "${one}" or value eq "nobody"]` },
      { op: 'add', path: 'members', value: [{ value: three, display: 'y' }] },
      { op: 'replace', value: { id: group.id, displayName: group.displayName } },
    );
    expect(await memberNames(group.id)).toEqual([users[1]?.userName, users[2]?.userName].toSorted());
    const put = await send('PUT', `/Groups/${group.id}`, {
      schemas: [urns.group],
      displayName: group.displayName,
      members: [{ value: one }],
    });
    expect(put.body.members).toMatchObject([{ value: one }]);
    await patch(`/Groups/${group.id}`, { op: 'replace', path: 'members', value: [] });
    expect(await memberNames(group.id)).toEqual([]);
  });
});

describe('a group', () => {
  test('says by its extension what its users need and use', async () => {
    const module = await newModule();
    const group = await createGroup({
      [urns.securityRole]: { userLicenseType: 'Functional', modules: [module.model] },
    });
    const read = async () => (await send('GET', `/Groups/${group.id}`)).body[urns.securityRole];
    expect(await read()).toEqual({ userLicenseType: 'functional', modules: [module.model] });
    await patch(
      `/Groups/${group.id}`,
      { op: 'replace', path: `${urns.securityRole}:userLicenseType`, value: 'enterprise' },
      { op: 'remove', path: `${urns.securityRole}:modules` },
    );
    expect(await read()).toEqual({ userLicenseType: 'enterprise', modules: [] });
    await patch(`/Groups/${group.id}`, {
      op: 'add',
      value: { [urns.securityRole]: { modules: [module.model] } },
    });
    // An identity provider that knows nothing of it replaces the rest.
    await send('PUT', `/Groups/${group.id}`, { displayName: group.displayName });
    expect(await read()).toEqual({ userLicenseType: 'enterprise', modules: [module.model] });
    for (const wrong of [{ userLicenseType: 'platinum' }, { modules: ['No such module'] }, { modules: [{}] }])
      expect(
        await patch(`/Groups/${group.id}`, { op: 'replace', path: urns.securityRole, value: wrong }),
      ).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  });

  test('takes no members that are no users, and none by halves', async () => {
    const user = await createUser();
    const group = await createGroup();
    const refused = await patch(`/Groups/${group.id}`, {
      op: 'add',
      path: 'members',
      value: [{ value: user.id }, { value: 'nobody' }],
    });
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect(await memberNames(group.id)).toEqual([]);
    expect(await send('POST', '/Groups', { displayName: group.displayName })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
  });
});
