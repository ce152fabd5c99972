import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { DAY, shiftClock } from '#lib/kernel/clock';
import { removeCustomerProduct } from '#lib/publisher/customer-products/remove';
import { updateCustomerProduct } from '#lib/publisher/customer-products/update';
import { lastAudit, licenseRevisions, refusal, stranger, tester } from '#lib/publisher/fixtures';
import { declineRequest } from '#lib/publisher/requests/decline';
import { agreed, askRenewal, askUsers, day, personOf } from '#lib/publisher/requests/fixtures';
import { grantRequest } from '#lib/publisher/requests/grant';
import { listRequests } from '#lib/publisher/requests/list';
import { readRequest } from '#lib/publisher/requests/read';
import { countOpenRequests, listOpenRequests } from '#lib/publisher/requests/waiting';
import { withdrawRequest } from '#lib/publisher/requests/withdraw';

afterAll(closeDatabase);

const stateOf = async (id: string) => (await readRequest(tester, id)).state;

describe('withdrawing', () => {
  test('takes a request back, and makes room for another', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    // A colleague may, too.
    await withdrawRequest(personOf(ours.customerId), { id });
    expect(await stateOf(id)).toBe('withdrawn');
    expect(await lastAudit()).toMatch(/^Request Withdrawn: .* More users, 35 in all$/);
    await askUsers(ours);
    expect((await refusal(withdrawRequest(ours.person, { id }))).message).toMatch(/it is withdrawn/);
  });

  test('is for the people of the customer', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    const other = (await agreed()).person;
    expect((await refusal(withdrawRequest(other, { id }))).kind).toBe('not-found');
    for (const actor of [tester, stranger, personOf(ours.customerId, { requests: 'read' })])
      expect((await refusal(withdrawRequest(actor, { id }))).kind).toBe('forbidden');
    expect(await stateOf(id)).toBe('open');
  });
});

describe('granting', () => {
  test('changes the number of users, tells environments, and both are audited', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    const before = await licenseRevisions(ours.customerId);
    await grantRequest(tester, { id, termsRevision: 1, answer: 'Welcome.' });
    expect(await ours.terms()).toMatchObject({ userCount: 35, expiresOn: day(30), revision: 2 });
    expect((await licenseRevisions(ours.customerId)).customer).toBe(before.customer + 1);
    expect(await readRequest(ours.person, id)).toMatchObject({
      state: 'granted',
      answer: 'Welcome.',
      answeredAt: expect.any(Date),
      // Who of the product team it was is not for the customer.
      answeredBy: '',
    });
    expect((await readRequest(tester, id)).answeredBy).toBe(tester.name);
    expect(await lastAudit()).toMatch(/^Request Granted: .*: More users, 35 in all\. Welcome\.$/);
    expect((await refusal(grantRequest(tester, { id, termsRevision: 2 }))).message).toMatch(/it is granted/);
  });

  test('changes the end date', async () => {
    const ours = await agreed();
    const { id } = await askRenewal(ours);
    await grantRequest(tester, { id, termsRevision: 1 });
    expect(await ours.terms()).toMatchObject({ userCount: 20, expiresOn: day(400) });
  });

  test('of terms that somebody changed meanwhile is refused, and nothing is overwritten', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    await updateCustomerProduct(tester, { ...(await ours.terms()), userCount: 25 });
    expect((await refusal(grantRequest(tester, { id, termsRevision: 1 }))).message).toMatch(
      /changed by somebody else/,
    );
    expect((await ours.terms()).userCount).toBe(25);
    expect(await stateOf(id)).toBe('open');
  });

  test('by two at once happens once', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    const answers = await Promise.allSettled(
      [1, 2].map(() => grantRequest(tester, { id, termsRevision: 1 })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await ours.terms()).revision).toBe(2);
  });

  test('what would break a rule of the terms says which, and changes nothing', async () => {
    const ours = await agreed({ featureDisableOn: day(60) });
    const { id } = await askRenewal(ours);
    const { kind, message } = await refusal(grantRequest(tester, { id, termsRevision: 1 }));
    expect(kind).toBe('conflict');
    expect(message).toBe(
      `With this the terms would break a rule. Feature disable date: Must not be before the end date, ${day(400)}. Change the customer product first, then grant the request.`,
    );
    expect((await ours.terms()).expiresOn).toBe(day(30));
    expect(await stateOf(id)).toBe('open');
  });

  test('what the terms give meanwhile takes nothing back', async () => {
    const ours = await agreed();
    const users = await askUsers(ours);
    const renewal = await askRenewal(ours);
    await updateCustomerProduct(tester, { ...(await ours.terms()), userCount: 100, expiresOn: day(800) });
    const before = await licenseRevisions(ours.customerId);
    for (const { id } of [users, renewal]) {
      await grantRequest(tester, { id, termsRevision: 2 });
      expect(await stateOf(id)).toBe('granted');
    }
    expect(await ours.terms()).toMatchObject({ userCount: 100, expiresOn: day(800), revision: 2 });
    expect(await licenseRevisions(ours.customerId)).toEqual(before);
  });

  test('an end date that is past by now is refused', async () => {
    const ours = await agreed({ expiresOn: day(-5) });
    const { id } = await askRenewal(ours, day(3));
    shiftClock(10 * DAY);
    const refused = await refusal(grantRequest(tester, { id, termsRevision: 1 }));
    shiftClock(0);
    expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining('is past') });
  });

  test('needs the permission for requests and for the terms, and is never the customer\u2019s', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    for (const actor of [
      ours.person,
      stranger,
      { ...stranger, grants: { requests: 'delete' as const } },
      { ...stranger, grants: { 'customer-products': 'delete' as const, requests: 'read' as const } },
    ])
      expect((await refusal(grantRequest(actor, { id, termsRevision: 1 }))).kind).toBe('forbidden');
    expect((await ours.terms()).userCount).toBe(20);
  });
});

describe('declining', () => {
  test('tells the customer why', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    const { kind, fieldErrors } = await refusal(declineRequest(tester, { id, answer: '  ' }));
    expect([kind, fieldErrors.answer?.join()]).toEqual(['invalid', 'Required: it tells the customer why.']);
    await declineRequest(tester, { id, answer: 'Please order by phone.' });
    expect(await readRequest(ours.person, id)).toMatchObject({
      state: 'declined',
      answer: 'Please order by phone.',
    });
    expect((await ours.terms()).userCount).toBe(20);
    expect(await lastAudit()).toMatch(/^Request Declined: .*, 35 in all\. Please order by phone\.$/);
    expect((await refusal(withdrawRequest(ours.person, { id }))).message).toMatch(/it is declined/);
  });

  test('is for the product team', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    for (const actor of [ours.person, stranger, { ...stranger, grants: { requests: 'read' as const } }])
      expect((await refusal(declineRequest(actor, { id, answer: 'No' }))).kind).toBe('forbidden');
    expect(await stateOf(id)).toBe('open');
  });
});

describe('a request', () => {
  test('of another customer is as if it did not exist', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    const { person: other } = await agreed();
    expect(await refusal(readRequest(other, id))).toEqual(await refusal(readRequest(other, randomUUID())));
    expect(await listOpenRequests(other, ours.customerId)).toEqual([]);
    expect((await listRequests(other)).rows).toEqual([]);
    expect((await refusal(countOpenRequests(other))).kind).toBe('forbidden');
    expect(await countOpenRequests(tester)).toBeGreaterThan(0);
  });

  test('that waits is listed before those that were answered', async () => {
    const ours = await agreed();
    const declined = await askUsers(ours);
    await declineRequest(tester, { id: declined.id, answer: 'No' });
    const users = await askUsers(ours);
    const renewal = await askRenewal(ours);
    const { customerName } = await ours.terms();
    const ids = async (actor: Actor, query: object) =>
      (await listRequests(actor, query)).rows.map(({ id }) => id);
    expect(await ids(ours.person, {})).toEqual([users.id, renewal.id, declined.id]);
    expect(await ids(tester, { q: customerName })).toEqual([users.id, renewal.id, declined.id]);
    expect(await ids(ours.person, { sort: 'createdAt', dir: 'desc', pageSize: 1 })).toEqual([renewal.id]);
    const kind = { column: 'kind', operator: 'any', values: ['users'] };
    const state = { column: 'state', operator: 'any', values: ['open'] };
    expect(await ids(ours.person, { filters: [kind, state] })).toEqual([users.id]);
    expect((await listRequests(ours.person)).rows.map(({ answeredBy }) => answeredBy)).toEqual(['', '', '']);
  });

  test('goes with its customer product', async () => {
    const ours = await agreed();
    const { id } = await askUsers(ours);
    await removeCustomerProduct(tester, { id: ours.id });
    expect((await refusal(readRequest(tester, id))).kind).toBe('not-found');
  });
});
