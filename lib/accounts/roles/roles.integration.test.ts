import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { addPerson, auditLog, tester } from '#lib/accounts/fixtures';
import { changePerson } from '#lib/accounts/people/change';
import { changeRole } from '#lib/accounts/roles/change';
import { createRole } from '#lib/accounts/roles/create';
import { listRoles } from '#lib/accounts/roles/list';
import { readRole } from '#lib/accounts/roles/read';
import { removeRole } from '#lib/accounts/roles/remove';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { CHANGED_MEANWHILE } from '#lib/kernel/errors';

afterAll(closeDatabase);

const unique = (name: string) => `${name} ${randomUUID().slice(0, 8)}`;
const address = () => `${randomUUID()}@example.com`;

describe('roles', () => {
  test('are created with a level per view, and listed with how many people have them', async () => {
    const name = unique('Editor');
    const grants = { products: 'update', telemetry: 'read', customers: 'none' };
    const { id } = await createRole(tester, { name, audience: 'own', grants });
    expect(await readRole(tester, id)).toMatchObject({ grants: { products: 'update', telemetry: 'read' } });
    await addPerson(address(), 'user', { roles: [id] });
    await addPerson(address(), 'user', { roles: [id] });
    expect((await listRoles(tester, { q: name })).rows).toMatchObject([{ name, audience: 'own', people: 2 }]);
    expect(await auditLog()).toContain(
      `Role Created by Test: ${name} (own): Products: update; Telemetry: read.`,
    );
  });

  test('change what their people may do from the next request on', async () => {
    const { id } = await createRole(tester, {
      name: unique('R'),
      audience: 'own',
      grants: { products: 'read' },
    });
    const person = await addPerson(address(), 'user', { roles: [id] });
    expect(person.actor.grants).toEqual({ products: 'read' });
    const { name } = await readRole(tester, id);
    await changeRole(tester, { id, revision: 1, name, audience: 'own', grants: { products: 'delete' } });
    expect((await sessionActor(person.claim))?.grants).toEqual({ products: 'delete' });
    expect((await auditLog()).at(-1)).toBe(`Role Changed by Test: ${name}: Products read → delete.`);
    await expect(
      changeRole(tester, { id, revision: 1, name, audience: 'own', grants: {} }),
    ).rejects.toMatchObject({ kind: 'conflict', code: CHANGED_MEANWHILE });
  });

  test('keep their people, and are removed only without any', async () => {
    const { id } = await createRole(tester, { name: unique('R'), audience: 'own', grants: {} });
    const { name } = await readRole(tester, id);
    const person = await addPerson(address(), 'user', { roles: [id] });
    await expect(
      changeRole(tester, { id, revision: 1, name, audience: 'customer', grants: {} }),
    ).rejects.toMatchObject({ fieldErrors: { audience: ['Cannot change while 1 person has this role.'] } });
    await expect(removeRole(tester, { id })).rejects.toMatchObject({
      kind: 'conflict',
      message: `${name} cannot be deleted: 1 person has it. Give them another role first.`,
    });
    await changePerson(tester, { id: person.id, revision: 1, name: 'P', persona: 'user' });
    await removeRole(tester, { id });
    await expect(readRole(tester, id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(removeRole(tester, { id })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('say which field is wrong', async () => {
    const name = unique('Taken');
    await createRole(tester, { name, audience: 'own', grants: {} });
    const wrong: [object, string, string][] = [
      [{ name: name.toUpperCase() }, 'name', 'conflict'],
      [{ name: '' }, 'name', 'invalid'],
      [{ audience: 'everybody' }, 'audience', 'invalid'],
      [{ grants: { products: 'own' } }, 'grants.products', 'invalid'],
      [{ audience: 'customer', grants: { products: 'read' } }, 'grants', 'invalid'],
      [{ audience: 'customer', grants: { customers: 'update' } }, 'grants', 'invalid'],
      [{ grants: 'all' }, 'grants', 'invalid'],
    ];
    for (const [values, field, kind] of wrong)
      await expect(
        createRole(tester, { name: unique('R'), audience: 'own', grants: {}, ...values }),
      ).rejects.toMatchObject({ kind, fieldErrors: { [field]: [expect.any(String)] } });
    const { id } = await createRole(tester, {
      name: unique('R'),
      audience: 'own',
      grants: { constructor: 'delete', nonsense: 'delete' },
    });
    expect((await readRole(tester, id)).grants).toEqual({});
  });

  test('who keeps roles cannot give more by them than one has', async () => {
    const grants = { roles: 'delete', products: 'update' };
    const { id } = await createRole(tester, { name: unique('Keeper'), audience: 'own', grants });
    const { actor } = await addPerson(address(), 'user', { roles: [id] });
    const { name, revision } = await readRole(tester, id);
    const beyond = { kind: 'forbidden', fieldErrors: { grants: [expect.any(String)] } };
    for (const more of [
      { ...grants, products: 'create' },
      { ...grants, people: 'delete' },
    ])
      await expect(
        changeRole(actor, { id, revision, name, audience: 'own', grants: more }),
      ).rejects.toMatchObject(beyond);
    await expect(
      createRole(actor, { name: unique('More'), audience: 'own', grants: { licenses: 'read' } }),
    ).rejects.toMatchObject(beyond);
    await createRole(actor, { name: unique('Same'), audience: 'own', grants });

    const strong = { name: unique('Strong'), audience: 'own', grants: { licenses: 'delete' } };
    const other = await createRole(tester, strong);
    // What a role has already may stay.
    await changeRole(actor, { ...strong, id: other.id, revision: 1, description: 'Described.' });
  });
});
