import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { type Actor, systemActor } from '#lib/access/actor';
import { now, shiftClock, today } from '#lib/kernel/clock';
import type { ListQuery } from '#lib/lists/query';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { addCustomer, addProduct, addTerms, lastAudit, refusal, tester } from '#lib/publisher/fixtures';
import { expiriesByMonth } from './by-month';
import { changeEndDate } from './change-end-date';
import { everyExpiry, listExpiries } from './list';
import type { Period } from './periods';

afterAll(closeDatabase);

/** Sets the clock to noon of this day. */
const on = (date: string) => shiftClock(Date.parse(`${date}T12:00:00Z`) - Date.now());
beforeAll(() => on('2027-11-30'));
afterEach(() => on('2027-11-30'));

/** A customer's products by end date; the list is narrowed to them by the customer's name. */
async function ending(...terms: (string | { expiresOn: string | null; [field: string]: unknown })[]) {
  const customer = await addCustomer();
  for (const each of terms) {
    const values = typeof each === 'string' ? { expiresOn: each } : each;
    await addTerms({ customerId: customer.id, ...values });
  }
  const query = {
    filters: [{ column: 'customerName', operator: 'equals', values: [customer.name] }],
  } satisfies Partial<ListQuery>;
  const dates = async (period: Period, includeOverdue = false) =>
    (await listExpiries(tester, { period, includeOverdue }, query)).rows.map((row) => row.expiresOn);
  return { customer, query, dates };
}

describe('the expiry report', () => {
  test('lists what ends in the period, today included, the next first', async () => {
    expect(today()).toBe('2027-11-30');
    const { dates } = await ending(
      '2028-05-30',
      '2027-12-05',
      '2027-12-06',
      '2027-11-29',
      '2027-11-30',
      '2028-02-29',
      '2028-03-01',
      '2027-12-31',
      { expiresOn: null },
    );
    const week = ['2027-11-30', '2027-12-05'];
    expect(await dates('this-week')).toEqual(week);
    expect(await dates('this-month')).toEqual(['2027-11-30']);
    const year = [...week, '2027-12-06', '2027-12-31'];
    expect(await dates('this-year')).toEqual(year);
    expect(await dates('next-three-months')).toEqual([...year, '2028-02-29']);
    expect(await dates('next-six-months')).toEqual([...year, '2028-02-29', '2028-03-01', '2028-05-30']);
    expect(await dates('this-week', true)).toEqual(['2027-11-29', ...week]);
  });

  test('says how many days are left, and what is overdue', async () => {
    const { query, customer } = await ending('2027-11-29', '2027-11-30', '2027-12-01');
    const { rows } = await listExpiries(tester, { period: 'this-year', includeOverdue: true }, query);
    expect(rows.map(({ daysLeft, overdue }) => ({ daysLeft, overdue }))).toEqual([
      { daysLeft: -1, overdue: true },
      { daysLeft: 0, overdue: false },
      { daysLeft: 1, overdue: false },
    ]);
    expect(rows[0]).toMatchObject({ customerName: customer.name, ends: 'License', region: 'None' });
  });

  test('tells the maintenance of a Perpetual license from the end of a license, and what is disabled', async () => {
    const { query } = await ending(
      { expiresOn: '2027-12-01', licenseType: 'Perpetual' },
      { expiresOn: '2027-12-02', enabled: false },
    );
    const of = { period: 'this-year', includeOverdue: false } as const;
    const { rows } = await listExpiries(tester, of, query);
    expect(rows).toMatchObject([
      { ends: 'Maintenance', enabled: true },
      { ends: 'License', enabled: false },
    ]);
    const filters = [...query.filters, { column: 'ends', operator: 'any', values: ['Maintenance'] }];
    expect((await listExpiries(tester, of, { filters })).rows).toHaveLength(1);
  });

  test('gives every row for an export, in the order of the list', async () => {
    const { query } = await ending('2027-12-02', '2027-12-01', '2027-11-01');
    const rows = [];
    for await (const some of everyExpiry(tester, { period: 'this-year', includeOverdue: true }, query))
      rows.push(...some);
    expect(rows.map((row) => row.expiresOn)).toEqual(['2027-11-01', '2027-12-01', '2027-12-02']);
  });

  test('counts by month from this one on, and by what ends', async () => {
    const { query } = await ending(
      '2027-11-29',
      '2027-11-30',
      '2028-02-29',
      { expiresOn: '2028-02-01', licenseType: 'Perpetual' },
      '2028-10-31',
      '2028-11-01',
    );
    const { months, overdue } = await expiriesByMonth(tester, query);
    expect(months.map(({ month }) => month)).toHaveLength(12);
    expect(months[0]).toEqual({ month: '2027-11', License: 1, Maintenance: 0 });
    expect(months[3]).toEqual({ month: '2028-02', License: 1, Maintenance: 1 });
    expect(months[11]).toEqual({ month: '2028-10', License: 1, Maintenance: 0 });
    expect(months.reduce((sum, each) => sum + each.License + each.Maintenance, 0)).toBe(4);
    expect(overdue).toEqual({ License: 1, Maintenance: 0 });
  });

  test('is for those who may read all customer products', async () => {
    const own: Actor = { ...systemActor('Customer'), customerId: (await addCustomer()).id };
    const of = { period: 'this-year', includeOverdue: false } as const;
    await expect(listExpiries(own, of)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(expiriesByMonth(own)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(changeEndDate(own, {})).rejects.toMatchObject({ kind: 'forbidden' });
    expect(() => everyExpiry(own, of, {})).toThrow(expect.objectContaining({ kind: 'forbidden' }));
  });
});

describe('the end date in the report', () => {
  test('is changed, and nothing else is', async () => {
    const { id } = await addTerms({ expiresOn: '2027-12-01', notes: 'As it was', wbs: 'W-1' });
    const before = await readCustomerProduct(tester, id);
    await changeEndDate(tester, { id, revision: 1, expiresOn: '2028-12-01', featureDisableOn: '' });
    expect(await readCustomerProduct(tester, id)).toEqual({
      ...before,
      expiresOn: '2028-12-01',
      revision: 2,
      updatedAt: expect.any(Date),
    });
    expect(await lastAudit()).toContain('Subscription end date 2027-12-01 → 2028-12-01');
  });

  test('is refused to the second of two editors, and where it breaks a rule of the terms', async () => {
    const { id } = await addTerms({ expiresOn: '2027-12-01', startsOn: '2027-01-01', licenseType: 'Temp' });
    await changeEndDate(tester, { id, revision: 1, expiresOn: '2028-01-01' });
    const second = await refusal(changeEndDate(tester, { id, revision: 1, expiresOn: '2028-06-01' }));
    expect(second).toMatchObject({ kind: 'conflict', message: expect.stringContaining('somebody else') });
    const change = (values: object) => refusal(changeEndDate(tester, { id, revision: 2, ...values }));
    expect((await change({ expiresOn: '' })).fieldErrors).toEqual({
      expiresOn: ['A Temp license requires an end date.'],
    });
    expect((await change({ expiresOn: '2026-12-31' })).fieldErrors.expiresOn?.[0]).toContain(
      'Must not be before the start date',
    );
    expect(await change({ expiresOn: '2028-02-30' })).toMatchObject({ kind: 'invalid' });
    const wrong = await change({ expiresOn: '2028-03-01', featureDisableOn: '2028-02-01' });
    expect(Object.keys(wrong.fieldErrors)).toEqual(['featureDisableOn']);
    expect((await readCustomerProduct(tester, id)).expiresOn).toBe('2028-01-01');
    expect(now().toISOString()).toContain('2027-11-30');
  });

  test('of what does not exist (any more) is not found', async () => {
    const { id } = await addProduct();
    expect(await refusal(changeEndDate(tester, { id, revision: 1, expiresOn: '2028-01-01' }))).toMatchObject({
      kind: 'not-found',
    });
  });
});
