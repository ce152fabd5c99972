import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { customers } from '#db/schema/publisher';
import type { Grants } from '#lib/access/views';
import { type Added, addPerson, auditLog, tester } from '#lib/accounts/fixtures';
import { addOrganization } from '#lib/accounts/organizations/add';
import { listOrganizations } from '#lib/accounts/organizations/list';
import { changePerson } from '#lib/accounts/people/change';
import { disablePerson, enablePerson } from '#lib/accounts/people/disable';
import { invitePerson } from '#lib/accounts/people/invite';
import { listPeople, readPerson } from '#lib/accounts/people/list';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';
import { removePerson } from '#lib/accounts/people/remove';
import { createRole } from '#lib/accounts/roles/create';
import { offerRoles } from '#lib/accounts/roles/offer';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { removeCustomer } from '#lib/publisher/customers/remove';

afterAll(closeDatabase);

const address = () => `${randomUUID().slice(0, 8)}@example.com`;

async function addCustomer(name: string): Promise<string> {
  const id = newId();
  const at = now();
  const customer = { id, name, nameKey: fold(name), region: 'None', createdAt: at, updatedAt: at };
  await transaction((tx) => tx.insert(customers).values(customer));
  return id;
}

const addRole = async (name: string, grants: Grants, audience = 'own') =>
  (await createRole(tester, { name, audience, grants })).id;

let contoso: string;
let fabrikam: string;
let licenses: string;
let products: string;
let people: string;
/** Keeps the own organization's people. */
let olga: Added;
/** Keeps Contoso's. */
let carl: Added;
let cora: Added;
let fred: Added;
let ada: Added;

beforeAll(async () => {
  contoso = await addCustomer('Contoso');
  fabrikam = await addCustomer('Fabrikam');
  licenses = await addRole('License reader', { licenses: 'read' });
  products = await addRole('Product keeper', { products: 'delete' });
  people = await addRole("Keeper of the customer's people", { people: 'update' }, 'customer');
  ada = await addPerson('ada@example.com', 'global-administrator');
  olga = await addPerson('olga@example.com', 'organization-administrator', { roles: [licenses] });
  carl = await addPerson('carl@contoso.example', 'organization-administrator', { customerId: contoso });
  cora = await addPerson('cora@contoso.example', 'user', { customerId: contoso });
  fred = await addPerson('fred@fabrikam.example', 'user', { customerId: fabrikam });
});

const change = async (id: string, values: object) => {
  const { name, persona, revision, roles, customerId } = await readPerson(tester, id);
  const same = { id, name, persona, revision, customerId, roles: roles.map((role) => role.id) };
  return { ...same, ...values };
};
const invitation = (values: object) => ({ email: address(), name: 'New', persona: 'user', ...values });

describe('the people of an organization', () => {
  test('are listed with it, found by it, and in the organizations of customers', async () => {
    const query = {
      filters: [{ column: 'organization', operator: 'equals', values: ['Contoso'] }],
    };
    const { rows, total } = await listPeople(tester, query);
    expect(rows.map(({ email, organization }) => [email, organization])).toEqual([
      ['carl@contoso.example', 'Contoso'],
      ['cora@contoso.example', 'Contoso'],
    ]);
    expect(total).toBe(2);
    for (const dir of ['asc', 'desc'])
      expect((await listPeople(tester, { sort: 'organization', dir })).rows).toHaveLength(
        (await listPeople(tester)).total,
      );
    const organizations = (await listOrganizations(tester)).rows.map(({ name, people }) => [name, people]);
    expect(organizations).toEqual([
      ['Own organization', 2],
      ['Contoso', 2],
      ['Fabrikam', 1],
    ]);
    // The own one has no name to be found by, and comes last in this order.
    const backwards = { sort: 'name', dir: 'desc', pageSize: 1 };
    const last = await listOrganizations(tester, { ...backwards, page: organizations.length });
    const { rows: before } = await listOrganizations(tester, { ...backwards, before: last.previous });
    expect(before.map(({ name }) => name)).toEqual([organizations[1]?.[0]]);
  });

  test("have roles that are for them: a customer's people none of the own organization's", async () => {
    const wrong: [object, string][] = [
      [{ customerId: contoso, roles: [licenses] }, 'roles'],
      [{ roles: [people] }, 'roles'],
      [{ customerId: contoso, persona: 'global-administrator' }, 'persona'],
      [{ customerId: randomUUID() }, 'customerId'],
      [{ roles: [randomUUID()] }, 'roles'],
      [{ roles: ['x'] }, 'roles.0'],
    ];
    for (const [values, field] of wrong)
      await expect(invitePerson(tester, invitation(values))).rejects.toMatchObject({
        kind: 'invalid',
        fieldErrors: { [field]: [expect.any(String)] },
      });
    await expect(changePerson(tester, await change(ada.id, { customerId: contoso }))).rejects.toMatchObject({
      fieldErrors: { persona: ["A customer's people cannot be global administrators."] },
    });
  });

  test('get what their roles grant, and no more than a customer may have', async () => {
    const role = await addRole(
      `Own reader ${address()}`,
      { customers: 'read', requests: 'create' },
      'customer',
    );
    await changePerson(tester, await change(cora.id, { roles: [role] }));
    expect(await sessionActor(cora.claim)).toMatchObject({
      customerId: contoso,
      grants: { customers: 'read', requests: 'create' },
    });
    expect((await auditLog()).at(-1)).toContain(`Changed cora@contoso.example: roles none → Own reader`);
    await changePerson(tester, await change(cora.id, { roles: [] }));
    expect((await sessionActor(cora.claim))?.grants).toEqual({});
  });
});

test('a customer that has people stays, and takes its organization along when the last has gone', async () => {
  const id = await addCustomer('Litware');
  const person = await addPerson(address(), 'user', { customerId: id });
  await expect(removeCustomer(tester, { id })).rejects.toMatchObject({
    kind: 'conflict',
    message: 'Litware cannot be deleted: it has 1 person. Delete those first.',
  });
  await removePerson(tester, { id: person.id });
  await removeCustomer(tester, { id });
  expect((await listOrganizations(tester, { q: 'litware' })).rows).toEqual([]);
});

describe("a customer's organization administrator", () => {
  test('sees and keeps the people of the own organization, and no others', async () => {
    expect((await listPeople(carl.actor)).rows.map(({ email }) => email)).toEqual([
      'carl@contoso.example',
      'cora@contoso.example',
    ]);
    const { id } = await invitePerson(carl.actor, invitation({ roles: [people] }));
    expect(await readPerson(carl.actor, id)).toMatchObject({ organization: 'Contoso', state: 'invited' });
    await disablePerson(carl.actor, { id });
    await enablePerson(carl.actor, { id });
    await issuePersonLink(carl.actor, { id });
    await changePerson(carl.actor, await change(id, { name: 'Renamed', roles: [] }));
    await removePerson(carl.actor, { id });

    for (const { id } of [fred, ada, olga]) {
      const values = { id, name: 'X', persona: 'user', revision: 1 };
      for (const attempt of [
        () => readPerson(carl.actor, id),
        () => changePerson(carl.actor, values),
        () => disablePerson(carl.actor, { id }),
        () => enablePerson(carl.actor, { id }),
        () => issuePersonLink(carl.actor, { id }),
        () => removePerson(carl.actor, { id }),
      ])
        await expect(attempt()).rejects.toMatchObject({
          kind: 'not-found',
          message: 'This account does not exist (any more).',
        });
    }
  });

  test('gives roles for customers, but neither other organizations nor the whole instance', async () => {
    expect(
      (await offerRoles(carl.actor)).every(({ audience, givable }) => audience === 'customer' && givable),
    ).toBe(true);
    for (const [values, kind] of [
      [{ customerId: fabrikam }, 'forbidden'],
      [{ persona: 'global-administrator' }, 'invalid'],
      [{ roles: [licenses] }, 'invalid'],
    ] as const)
      await expect(invitePerson(carl.actor, invitation(values))).rejects.toMatchObject({ kind });
    for (const attempt of [
      () => listOrganizations(carl.actor),
      () => addOrganization(carl.actor, { customerId: contoso, allowedDomains: '' }),
      () => createRole(carl.actor, { name: 'Mine', audience: 'customer', grants: {} }),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('who only may change people does not make administrators of them', async () => {
    const helper = await addPerson('helper@contoso.example', 'user', {
      customerId: contoso,
      roles: [people],
    });
    await changePerson(helper.actor, await change(cora.id, { name: 'Cora C.' }));
    await expect(
      changePerson(helper.actor, await change(cora.id, { persona: 'organization-administrator' })),
    ).rejects.toMatchObject({ kind: 'forbidden', fieldErrors: { persona: [expect.any(String)] } });
    await expect(issuePersonLink(helper.actor, { id: carl.id })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(invitePerson(helper.actor, invitation({}))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe("the own organization's administrator", () => {
  test('gives what one has oneself, and no more', async () => {
    const offered = new Map((await offerRoles(olga.actor)).map(({ id, givable }) => [id, givable]));
    expect(offered.get(licenses)).toBe(true);
    expect(offered.get(products)).toBe(false);
    expect(offered.has(people)).toBe(false);

    const { id } = await invitePerson(olga.actor, invitation({ roles: [licenses] }));
    const beyond = { kind: 'forbidden', fieldErrors: { roles: [expect.stringContaining('Product keeper')] } };
    await expect(invitePerson(olga.actor, invitation({ roles: [products] }))).rejects.toMatchObject(beyond);
    await expect(changePerson(olga.actor, await change(id, { roles: [products] }))).rejects.toMatchObject(
      beyond,
    );
    await expect(
      changePerson(olga.actor, await change(olga.id, { roles: [licenses, products] })),
    ).rejects.toMatchObject(beyond);
    await expect(
      changePerson(olga.actor, await change(olga.id, { persona: 'global-administrator' })),
    ).rejects.toMatchObject({ kind: 'forbidden', fieldErrors: { persona: [expect.any(String)] } });
  });

  test('leaves or takes away what somebody has beyond that, but does not become them', async () => {
    const pia = await addPerson(address(), 'user', { roles: [products] });
    await changePerson(olga.actor, await change(pia.id, { roles: [products, licenses] }));
    await expect(issuePersonLink(olga.actor, { id: pia.id })).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('may do more than you'),
    });
    await changePerson(olga.actor, await change(pia.id, { roles: [licenses] }));
    await expect(changePerson(olga.actor, await change(pia.id, { roles: [products] }))).rejects.toMatchObject(
      { kind: 'forbidden' },
    );
    await issuePersonLink(olga.actor, { id: pia.id });
  });

  test('does nothing to global administrators', async () => {
    const id = ada.id;
    for (const attempt of [
      async () => changePerson(olga.actor, await change(id, { persona: 'user' })),
      () => disablePerson(olga.actor, { id }),
      () => issuePersonLink(olga.actor, { id }),
      () => removePerson(olga.actor, { id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
