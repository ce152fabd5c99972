import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { licenseRequests } from '#db/schema/publisher';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { lastAudit, licenseRevisions, refusal, stranger, tester } from '#lib/publisher/fixtures';
import { createRequest } from '#lib/publisher/requests/create';
import { agreed, askRenewal, askUsers, day, personOf } from '#lib/publisher/requests/fixtures';
import { readRequest } from '#lib/publisher/requests/read';
import { listOpenRequests } from '#lib/publisher/requests/waiting';

afterAll(closeDatabase);

describe('asking', () => {
  test('for more users waits for the product team with message and sender, and is audited', async () => {
    const ours = await agreed();
    const before = await licenseRevisions(ours.customerId);
    const { id } = await askUsers(ours, '35', 'A new site.\r\nIn May.');
    const { customerName, productName } = await ours.terms();
    expect(await readRequest(tester, id)).toMatchObject({
      kind: 'users',
      userCount: 35,
      expiresOn: null,
      message: 'A new site.\nIn May.',
      state: 'open',
      requestedBy: 'ada@customer.example',
      customerName,
      productName,
    });
    expect(await lastAudit()).toBe(
      `Request Created: ${customerName} / ${productName}: More users, 35 in all`,
    );
    expect((await ours.terms()).userCount).toBe(20);
    expect(await licenseRevisions(ours.customerId)).toEqual(before);
  });

  test.each<[string, unknown, RegExp]>([
    ['as many as there are', 20, /Must be more than the present 20/],
    ['fewer', 5, /Must be more than the present 20/],
    ['more than there can be', 1_000_001, /from 1 to 1,000,000/],
    ['a half', 25.5, /A whole number/],
    ['nothing', '', /Required/],
    ['words', 'many', /A whole number/],
  ])('for %s is refused beside the number', async (_what, userCount, message) => {
    const { kind, fieldErrors } = await refusal(askUsers(await agreed(), userCount));
    expect(kind).toBe('invalid');
    expect(fieldErrors.userCount?.join()).toMatch(message);
  });

  test.each<[string, unknown, RegExp]>([
    ['the present end date', day(30), /later than the present end date/],
    ['an earlier end date', day(10), /later than the present end date/],
    ['today', day(0), /later than today/],
    ['no date of the calendar', '2027-02-30', /Not a date of the calendar/],
    ['nothing', '', /Required/],
  ])('for a renewal until %s is refused beside the date', async (_what, expiresOn, message) => {
    const { kind, fieldErrors } = await refusal(askRenewal(await agreed(), expiresOn));
    expect(kind).toBe('invalid');
    expect(fieldErrors.expiresOn?.join()).toMatch(message);
  });

  test('for a renewal of what has expired is about a date after today', async () => {
    const expired = await agreed({ expiresOn: day(-30) });
    expect((await refusal(askRenewal(expired, day(-10)))).fieldErrors.expiresOn?.join()).toMatch(/today/);
    await askRenewal(expired, day(1));
  });

  test('for what the terms know no end of is refused', async () => {
    const site = await agreed({ siteLicense: true, userCount: null, expiresOn: null });
    expect((await refusal(askUsers(site))).message).toBe('A site license covers any number of users.');
    expect((await refusal(askRenewal(site))).message).toMatch(/no end date/);
  });

  test('twice leaves one request, also at the same moment', async () => {
    const ours = await agreed();
    const answers = await Promise.allSettled([1, 2, 3].map(() => askUsers(ours)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'conflict' });
    expect((await refusal(askUsers(ours, 50))).message).toMatch(
      /^ada@customer\.example asked for this on .* has not answered yet\. Withdraw/,
    );
    // Of another kind it may be.
    await askRenewal(ours);
    expect(await listOpenRequests(ours.person, ours.customerId)).toHaveLength(2);
  });

  test('holds in the database, too', async () => {
    const ours = await agreed();
    const row = {
      customerId: ours.customerId,
      customerProductId: ours.id,
      kind: 'users' as const,
      userCount: 30,
      requestedBy: 'x',
      createdAt: now(),
      updatedAt: now(),
    };
    const insert = (values: object = {}) =>
      transaction((tx) => tx.insert(licenseRequests).values({ ...row, ...values, id: newId() }));
    await insert();
    await expect(insert()).rejects.toThrow();
    await insert({ state: 'withdrawn' });
    await expect(insert({ kind: 'renewal' })).rejects.toThrow();
  });

  test('is for the people of the customer, with the permission', async () => {
    const ours = await agreed();
    const theirs = await agreed();
    const input = { customerProductId: ours.id, kind: 'users', userCount: 40 };
    expect((await refusal(createRequest(theirs.person, input))).kind).toBe('not-found');
    for (const actor of [tester, stranger, personOf(ours.customerId, { requests: 'read' })])
      expect((await refusal(createRequest(actor, input))).kind).toBe('forbidden');
    expect((await refusal(createRequest(ours.person, { ...input, kind: 'gift' }))).kind).toBe('invalid');
  });
});
