import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { OWN_ORGANIZATION } from '#db/schema/instance';
import { customers } from '#db/schema/publisher';
import {
  type Added,
  addPerson,
  auditLog,
  browserAt,
  PASSWORD,
  tester,
  tokenOf,
} from '#lib/accounts/fixtures';
import { redeemLink } from '#lib/accounts/links/redeem';
import { addOrganization } from '#lib/accounts/organizations/add';
import { changeOrganization } from '#lib/accounts/organizations/change';
import { readOrganization } from '#lib/accounts/organizations/read';
import { changePerson } from '#lib/accounts/people/change';
import { disablePerson, enablePerson } from '#lib/accounts/people/disable';
import { invitePerson } from '#lib/accounts/people/invite';
import { readPerson } from '#lib/accounts/people/list';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { DOMAIN_NOT_ALLOWED, signIn, WRONG_CREDENTIALS } from '#lib/accounts/sign-in/verify';
import { now } from '#lib/kernel/clock';
import { CHANGED_MEANWHILE } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';

afterAll(closeDatabase);

let ada: Added;
let otto: Added;

beforeAll(async () => {
  ada = await addPerson('ada@home.example', 'global-administrator');
  otto = await addPerson('otto@elsewhere.example', 'global-administrator');
});

const allow = async (id: string, allowedDomains: string, by = tester) =>
  changeOrganization(by, { id, revision: (await readOrganization(tester, id)).revision, allowedDomains });
const allowHere = (allowedDomains: string, by = tester) => allow(OWN_ORGANIZATION, allowedDomains, by);

async function addCustomer(): Promise<string> {
  const id = newId();
  const at = now();
  const customer = { id, name: `Customer ${id}`, nameKey: id, region: 'None', createdAt: at, updatedAt: at };
  await transaction((tx) => tx.insert(customers).values(customer));
  return id;
}

describe('the allowed domains', () => {
  test('keep others from being added, and from being moved in', async () => {
    const customerId = await addCustomer();
    await addOrganization(tester, { customerId, allowedDomains: '@Contoso.example\nmøller.example' });
    const person = { name: 'P', persona: 'user', customerId };
    const email = [
      'Not an address of this organization. Allowed are contoso.example, xn--mller-vua.example.',
    ];
    for (const outside of ['p@contoso.test', 'p@mail.contoso.example', 'p@contoso.example.test'])
      await expect(invitePerson(tester, { ...person, email: outside })).rejects.toMatchObject({
        kind: 'invalid',
        fieldErrors: { email },
      });
    await invitePerson(tester, { ...person, email: `${randomUUID()}@CONTOSO.example` });
    const other = await addPerson(`${randomUUID()}@home.example`);
    await expect(
      changePerson(tester, { ...person, id: other.id, revision: 1, name: 'Moved' }),
    ).rejects.toMatchObject({ kind: 'invalid', fieldErrors: { email } });
  });

  test('shut those out at once who are no longer inside, and say why only to who knows the password', async () => {
    const customerId = await addCustomer();
    const email = `${randomUUID()}@contoso.example`;
    const person = await addPerson(email, 'user', { customerId });
    const { id, shutOut } = await addOrganization(tester, { customerId, allowedDomains: 'contoso.test' });
    expect(shutOut).toBe(1);
    expect(await sessionActor(person.claim)).toBeNull();
    expect(await readPerson(tester, person.id)).toMatchObject({ admitted: false });
    await expect(signIn({ email, password: PASSWORD }, browserAt(email))).rejects.toMatchObject({
      kind: 'forbidden',
      message: DOMAIN_NOT_ALLOWED,
    });
    await expect(signIn({ email, password: 'a wrong guess' }, browserAt(email))).rejects.toMatchObject({
      kind: 'invalid',
      message: WRONG_CREDENTIALS,
    });
    const log = await auditLog();
    expect(log.some((line) => line.startsWith(`Sign-in Failed by ${email}`) && line.includes('domain'))).toBe(
      true,
    );
    expect(log.some((line) => line.includes('allowed domains every domain → contoso.test'))).toBe(true);

    expect(await allow(id, 'contoso.test, contoso.example')).toEqual({ shutOut: 0 });
    expect(await sessionActor(await signIn({ email, password: PASSWORD }, browserAt(email)))).not.toBeNull();
  });

  test('are asked again when an invitation is accepted', async () => {
    const customerId = await addCustomer();
    const email = `${randomUUID()}@contoso.example`;
    const { address } = await invitePerson(tester, { email, name: 'P', persona: 'user', customerId });
    await addOrganization(tester, { customerId, allowedDomains: 'contoso.test' });
    await expect(
      redeemLink(
        'invitation',
        { token: tokenOf(address), password: PASSWORD, repeated: PASSWORD },
        browserAt(),
      ),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('are refused when they shut out who sets them, or the last global administrator', async () => {
    await expect(allowHere('elsewhere.example', ada.actor)).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { allowedDomains: [expect.stringMatching(/^Your own address .* Add home\.example\.$/)] },
    });
    await expect(allowHere('nobody.example')).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { allowedDomains: [expect.stringContaining('every global administrator')] },
    });
    // Otto is shut out, so that Ada is the only one who can sign in.
    expect(await allowHere('home.example', ada.actor)).toEqual({ shutOut: 1 });
    await expect(disablePerson(tester, { id: ada.id })).rejects.toMatchObject({ kind: 'conflict' });
    expect(await sessionActor(otto.claim)).toBeNull();
    await allowHere('');
    expect(await sessionActor(otto.claim)).not.toBeNull();
  });

  test('never leave nobody, whatever is done at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.allSettled([
        allowHere('elsewhere.example'),
        disablePerson(tester, { id: otto.id }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await allowHere('');
      await enablePerson(tester, { id: otto.id });
    }
  });

  test('are changed by one editor at a time, and only to what are domains', async () => {
    const { id } = await addOrganization(tester, { customerId: await addCustomer(), allowedDomains: '' });
    const { revision } = await readOrganization(tester, id);
    await changeOrganization(tester, { id, revision, allowedDomains: 'a.example' });
    await expect(
      changeOrganization(tester, { id, revision, allowedDomains: 'b.example' }),
    ).rejects.toMatchObject({ kind: 'conflict', code: CHANGED_MEANWHILE });
    await expect(allow(id, '*.example.com')).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { allowedDomains: [expect.stringContaining('*')] },
    });
    await expect(readOrganization(tester, randomUUID())).rejects.toMatchObject({ kind: 'not-found' });
    await expect(readOrganization(tester, 'x')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(
      addOrganization(tester, { customerId: randomUUID(), allowedDomains: '' }),
    ).rejects.toMatchObject({ kind: 'invalid', fieldErrors: { customerId: [expect.any(String)] } });
  });
});
