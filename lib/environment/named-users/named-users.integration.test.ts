import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { removeModule } from '#lib/environment/modules/remove';
import { removeNamedUsers, setNamedUsersEnabled, undoNamedUsers } from '#lib/environment/named-users/bulk';
import { createNamedUser } from '#lib/environment/named-users/create';
import { everyNamedUser, listNamedUsers } from '#lib/environment/named-users/list';
import { readNamedUser } from '#lib/environment/named-users/read';
import { removeNamedUser } from '#lib/environment/named-users/remove';
import { newModule, newRole, newUser, unique } from '#lib/environment/named-users/testing';
import { updateNamedUser } from '#lib/environment/named-users/update';
import { searchUserRecords } from '#lib/environment/search';
import { removeSecurityRoles } from '#lib/environment/security-roles/bulk';
import { createSecurityRole } from '#lib/environment/security-roles/create';
import { listSecurityRoles } from '#lib/environment/security-roles/list';
import { listRolesGranting } from '#lib/environment/security-roles/offer';
import { readSecurityRole } from '#lib/environment/security-roles/read';
import { removeSecurityRole } from '#lib/environment/security-roles/remove';
import { updateSecurityRole } from '#lib/environment/security-roles/update';
import { admin, auditLog, user as viewer } from '#lib/environment/testing';
import { newId } from '#lib/kernel/id';

afterAll(closeDatabase);

const told = async (operation: string, words: string) =>
  (await auditLog()).filter((entry) => entry.operation === operation && entry.details.includes(words));

const names = async (query: object, of: object = {}) =>
  (await listNamedUsers(admin, query, of)).rows.map(({ userName }) => userName);

describe('a named user', () => {
  test('needs the highest license type among its roles, and uses what they grant', async () => {
    const [one, other] = [await newModule(), await newModule()];
    const task = await newRole({ modules: [one.id, other.id] });
    const enterprise = await newRole({ userLicenseType: 'enterprise', modules: [one.id] });
    const { id } = await newUser({ roles: [task.id, enterprise.id] });
    const user = await readNamedUser(admin, id);
    expect(user.userLicenseType).toBe('enterprise');
    expect(user.modules.map(({ model, roles }) => [model, roles])).toEqual(
      [one, other]
        .toSorted((a, b) => (a.model < b.model ? -1 : 1))
        .map(({ model }) => [
          model,
          model === one.model ? [task.name, enterprise.name].toSorted() : [task.name],
        ]),
    );
    const { userName, enabled, revision } = user;
    await updateNamedUser(admin, { id, revision, userName, enabled, roles: task.id });
    expect((await readNamedUser(admin, id)).userLicenseType).toBe('task');
    const [entry] = await told('Named User Changed', userName);
    expect(entry?.details).toMatch(/^\S+: Roles .*Role .+; Role .+ → Role /);
  });

  test('without a role needs no license', async () => {
    const { id } = await newUser();
    expect(await readNamedUser(admin, id)).toMatchObject({ userLicenseType: 'none', modules: [], roles: [] });
  });

  test('has a name that no other has in whatever case', async () => {
    const { userName } = await newUser();
    await expect(createNamedUser(admin, { userName: userName.toUpperCase() })).rejects.toMatchObject({
      kind: 'conflict',
      fieldErrors: { userName: ['Another user has this user name.'] },
    });
  });

  test('is told what is wrong, by field', async () => {
    await expect(
      createNamedUser(admin, { userName: ' ', email: 'nobody', roles: ['x'] }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { userName: ['Required.'], email: expect.anything(), 'roles.0': expect.anything() },
    });
    await expect(createNamedUser(admin, { userName: unique('u'), roles: [newId()] })).rejects.toMatchObject({
      kind: 'conflict',
      fieldErrors: { roles: ['One of the roles does not exist (any more). Load the page again.'] },
    });
  });

  test('is not overwritten by who has not seen the last change', async () => {
    const { id, userName } = await newUser();
    const change = { id, revision: 1, userName, displayName: 'A', enabled: true, roles: [] };
    await updateNamedUser(admin, change);
    await expect(updateNamedUser(admin, { ...change, displayName: 'B' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'changed-meanwhile',
    });
    await expect(updateNamedUser(admin, { ...change, id: newId() })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  test('is removed for good, and said so', async () => {
    const role = await newRole();
    const { id, userName } = await newUser({ roles: [role.id] });
    await removeNamedUser(admin, { id });
    await expect(readNamedUser(admin, id)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await readSecurityRole(admin, role.id)).users).toBe(0);
    expect(await told('Named User Removed', userName)).toHaveLength(1);
  });
});

describe('many users', () => {
  test('are disabled together, with a way back, and removed', async () => {
    const users = [await newUser(), await newUser(), await newUser({ enabled: false })];
    const records = users.map(({ id }) => ({ id, revision: 1 }));
    const done = await setNamedUsersEnabled(admin, { records, enabled: false });
    expect(done.message).toBe('2 users disabled. 1 was so already.');
    expect((await readNamedUser(admin, users[0]?.id)).enabled).toBe(false);
    await undoNamedUsers(admin, done.undo);
    expect((await readNamedUser(admin, users[0]?.id)).enabled).toBe(true);
    expect((await readNamedUser(admin, users[2]?.id)).enabled).toBe(false);
    await expect(removeNamedUsers(admin, { records })).rejects.toMatchObject({ kind: 'conflict' });
    const now = await Promise.all(users.map(({ id }) => readNamedUser(admin, id)));
    expect(
      await removeNamedUsers(admin, { records: now.map(({ id, revision }) => ({ id, revision })) }),
    ).toEqual({
      message: '3 users deleted.',
    });
  });

  test('are found by role, type, state and text, and sorted by type', async () => {
    const mark = unique('mark').replace(' ', '');
    const [high, low] = [
      await newRole({ userLicenseType: 'enterprise' }),
      await newRole({ userLicenseType: 'self-serve' }),
    ];
    const user = (name: string, input: object) =>
      newUser({ userName: `${name}-${mark}`, displayName: mark, ...input });
    await user('a', { roles: [low.id] });
    await user('b', { roles: [low.id, high.id] });
    await user('c', { enabled: false });
    const all = (found: string[]) => found.map((name) => name.slice(0, 1)).join('');
    const filtered = (column: string, operator: string, values: string[]) =>
      names({ q: mark, filters: [{ column, operator, values }] });
    expect(all(await names({ q: mark, sort: 'userLicenseType' }))).toBe('bac');
    expect(all(await names({ q: mark, sort: 'userLicenseType', dir: 'desc' }))).toBe('cab');
    expect(all(await filtered('userLicenseType', 'any', ['enterprise', 'none']))).toBe('bc');
    expect(all(await filtered('roles', 'contains', [high.name]))).toBe('b');
    expect(all(await filtered('roles', 'empty', []))).toBe('c');
    expect(all(await filtered('enabled', 'is', ['no']))).toBe('c');
    expect(all(await names({}, { roleId: low.id }))).toBe('ab');
    const every: string[] = [];
    for await (const rows of everyNamedUser(admin, { q: mark }, { roleId: high.id }))
      every.push(...rows.map(({ userName }) => userName));
    expect(all(every)).toBe('b');
  });
});

describe('a security role', () => {
  test('that is removed is lost by who had it, and the audit log says how many', async () => {
    const module = await newModule();
    const role = await newRole({ userLicenseType: 'functional', modules: [module.id] });
    const { id } = await newUser({ roles: [role.id] });
    await removeSecurityRole(admin, { id: role.id });
    expect((await readNamedUser(admin, id)).roles).toEqual([]);
    expect(await told('Security Role Removed', role.name)).toMatchObject([
      { details: `${role.name} (Functional): 1 user had it; it granted ${module.model}.` },
    ]);
  });

  test('has a name of its own; its type and modules change what users need and use', async () => {
    const module = await newModule();
    const role = await newRole();
    const { id } = await newUser({ roles: [role.id] });
    await expect(createSecurityRole(admin, { name: role.name.toUpperCase() })).rejects.toMatchObject({
      kind: 'conflict',
      fieldErrors: { name: ['Another security role has this name.'] },
    });
    await updateSecurityRole(admin, {
      id: role.id,
      revision: 1,
      name: role.name,
      userLicenseType: 'enterprise',
      modules: [module.id],
    });
    expect(await readNamedUser(admin, id)).toMatchObject({
      userLicenseType: 'enterprise',
      modules: [{ model: module.model, roles: [role.name] }],
    });
    expect(await told('Security Role Changed', role.name)).toMatchObject([
      { details: `${role.name}: User license type Task → Enterprise; Modules none → ${module.model}` },
    ]);
    const { rows } = await listSecurityRoles(admin, {
      filters: [{ column: 'modules', operator: 'contains', values: [module.model] }],
    });
    expect(rows).toMatchObject([{ name: role.name, users: 1, modules: [{ model: module.model }] }]);
    await expect(createSecurityRole(admin, { name: unique('R'), modules: [newId()] })).rejects.toMatchObject({
      fieldErrors: { modules: expect.anything() },
    });
  });

  test('no longer grants a module that is removed, whose audit entry names the role', async () => {
    const module = await newModule();
    const role = await newRole({ modules: [module.id] });
    expect(await listRolesGranting(admin, module.id)).toEqual([role]);
    await removeModule(admin, { id: module.id });
    const { revision, modules } = await readSecurityRole(admin, role.id);
    expect(modules).toEqual([]);
    expect(await told('Module Removed', `It was granted by ${role.name}.`)).toHaveLength(1);
    await removeSecurityRoles(admin, { records: [{ id: role.id, revision }] });
    await expect(readSecurityRole(admin, role.id)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

test('users and roles are found by name in the navigation search', async () => {
  const mark = unique('seek').replace(' ', '');
  const role = await newRole({ name: `Role ${mark}` });
  const { id, userName } = await newUser({ userName: `user-${mark}` });
  expect(await searchUserRecords(admin, mark.toUpperCase())).toEqual([
    { label: `Role ${mark}`, kind: 'Security role', href: `/user-licensing/security-roles/${role.id}` },
    { label: userName, kind: 'User', href: `/user-licensing/users/${id}` },
  ]);
  expect(await searchUserRecords(viewer, mark)).toEqual([]);
});

test('who may not see users sees none', async () => {
  await expect(listNamedUsers(viewer)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(listSecurityRoles(viewer)).rejects.toMatchObject({ kind: 'forbidden' });
});
