import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { addPerson, auditLog, browserAt, PASSWORD, tester } from '#lib/accounts/fixtures';
import { changePerson } from '#lib/accounts/people/change';
import { disablePerson, enablePerson } from '#lib/accounts/people/disable';
import { invitePerson } from '#lib/accounts/people/invite';
import { listPeople, readPerson } from '#lib/accounts/people/list';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';
import { removePerson } from '#lib/accounts/people/remove';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signIn } from '#lib/accounts/sign-in/verify';
import { CHANGED_MEANWHILE, isAppError } from '#lib/kernel/errors';

afterAll(closeDatabase);

type Added = Awaited<ReturnType<typeof addPerson>>;
let ann: Added;
let ben: Added;
let cleo: Added;

beforeAll(async () => {
  ann = await addPerson('ann@example.com', 'global-administrator');
  ben = await addPerson('ben@example.com', 'global-administrator');
  cleo = await addPerson('cleo@example.com');
});

const demote = (id: string) => changePerson(tester, { id, name: 'X', persona: 'user', revision: 1 });
const everybody = async () => (await listPeople(tester, { pageSize: 100 })).rows;
const able = async () =>
  (await everybody()).filter((each) => each.persona === 'global-administrator' && each.state === 'active');

describe('people', () => {
  test('are invited once per address, whatever its case', async () => {
    await expect(
      invitePerson(tester, { email: 'ANN@Example.com', name: 'Twin', persona: 'user' }),
    ).rejects.toMatchObject({ kind: 'conflict', fieldErrors: { email: [expect.any(String)] } });
    await expect(invitePerson(tester, { email: 'ann', name: '', persona: 'king' })).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { email: expect.anything(), name: expect.anything(), persona: expect.anything() },
    });
  });

  test('who are users may do none of this', async () => {
    const attempts = [
      listPeople(cleo.actor),
      invitePerson(cleo.actor, { email: 'x@example.com', name: 'X', persona: 'global-administrator' }),
      issuePersonLink(cleo.actor, { id: ann.id }),
      changePerson(cleo.actor, { id: cleo.id, name: 'C', persona: 'global-administrator', revision: 1 }),
      disablePerson(cleo.actor, { id: ann.id }),
      enablePerson(cleo.actor, { id: ann.id }),
      removePerson(cleo.actor, { id: ann.id }),
    ];
    for (const outcome of await Promise.allSettled(attempts))
      expect(outcome.status === 'rejected' && isAppError(outcome.reason, 'forbidden')).toBe(true);
  });

  test('get a new persona at once, without signing in again', async () => {
    const before = await readPerson(tester, cleo.id);
    const change = { id: cleo.id, name: 'Cleo', persona: 'global-administrator', revision: before.revision };
    await changePerson(tester, change);
    expect((await sessionActor(cleo.claim))?.grants.people).toBe('delete');
    await expect(changePerson(tester, { ...change, persona: 'user' })).rejects.toMatchObject({
      kind: 'conflict',
      code: CHANGED_MEANWHILE,
    });
    await changePerson(tester, { ...change, persona: 'user', revision: before.revision + 1 });
    expect((await sessionActor(cleo.claim))?.grants.people).toBeUndefined();
  });

  test('who are disabled are out at once, and stay out of old sessions when enabled again', async () => {
    await disablePerson(tester, { id: cleo.id });
    expect(await sessionActor(cleo.claim)).toBeNull();
    const attempt = () => signIn({ email: 'cleo@example.com', password: PASSWORD }, browserAt());
    await expect(attempt()).rejects.toMatchObject({ kind: 'invalid' });
    await enablePerson(tester, { id: cleo.id });
    expect(await sessionActor(cleo.claim)).toBeNull();
    expect(await sessionActor(await attempt())).not.toBeNull();
  });

  test('always include an administrator who can sign in', async () => {
    await invitePerson(tester, { email: 'dora@example.com', name: 'Dora', persona: 'global-administrator' });
    for (let round = 0; round < 5; round += 1) {
      const revisions = new Map((await everybody()).map((each) => [each.id, each.revision]));
      const outcomes = await Promise.allSettled([
        disablePerson(tester, { id: ann.id }),
        round % 3
          ? disablePerson(tester, { id: ben.id })
          : changePerson(tester, {
              id: ben.id,
              name: 'Ben',
              persona: 'user',
              revision: revisions.get(ben.id),
            }),
      ]);
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await able()).toHaveLength(1);
      await enablePerson(tester, { id: ann.id });
      await enablePerson(tester, { id: ben.id });
      const demoted = await readPerson(tester, ben.id);
      if (demoted.persona === 'user')
        await changePerson(tester, {
          id: ben.id,
          name: 'Ben',
          persona: 'global-administrator',
          revision: demoted.revision,
        });
      expect(await able()).toHaveLength(2);
    }
    await disablePerson(tester, { id: ben.id });
    await expect(removePerson(tester, { id: ann.id })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(demote(ann.id)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(disablePerson(tester, { id: ann.id })).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('who are removed are gone with their sessions; the log remembers them', async () => {
    await removePerson(tester, { id: ben.id });
    expect(await sessionActor(ben.claim)).toBeNull();
    await expect(removePerson(tester, { id: ben.id })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(removePerson(tester, { id: 'not-an-id' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await auditLog()).toContainEqual(
      expect.stringMatching(/^Account Removed by Test: Removed the account of ben@example.com/),
    );
  });
});
