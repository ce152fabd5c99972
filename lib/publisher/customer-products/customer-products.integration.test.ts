import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { DAY, shiftClock, today } from '#lib/kernel/clock';
import { updateCustomerEnvironment } from '#lib/publisher/customer-environments/update';
import {
  addCustomer,
  addEnvironment,
  addProduct,
  addTerms,
  lastAudit,
  licenseRevisions,
  refusal,
  stranger,
  tester,
} from '#lib/publisher/fixtures';
import { createCustomerProduct } from './create';
import { listCustomerProducts, listNextExpiries } from './list';
import { readCustomerProduct } from './read';
import { removeCustomerProduct } from './remove';
import { updateCustomerProduct } from './update';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

const change = async (id: string, values: object) =>
  updateCustomerProduct(tester, { ...(await readCustomerProduct(tester, id)), ...values });
const wrongFields = async (attempt: Promise<unknown>) =>
  Object.keys((await refusal(attempt)).fieldErrors).sort();

describe('a customer product', () => {
  test('is created with its terms, and once per customer', async () => {
    const customer = await addCustomer();
    const product = await addProduct({ featureManaged: true });
    const before = await licenseRevisions(customer.id);
    const input = {
      customerId: customer.id,
      productId: product.id,
      licenseType: 'Temp',
      enabled: 'on',
      startsOn: '2025-01-01',
      expiresOn: '2025-12-31',
      featureDisableOn: '2026-01-31',
      agreementStartsOn: '2024-12-01',
      userCount: '25',
      wbs: 'W-1',
      invoicedAs: 'Banking',
      notes: 'Trial',
    };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => createCustomerProduct(tester, input)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const { rows, total } = await listCustomerProducts(tester, { customerId: customer.id });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ ...input, enabled: true, userCount: 25, siteLicense: false });
    expect(rows[0]).toMatchObject({ productName: product.name, featureManaged: true, revision: 1 });
    expect((await licenseRevisions(customer.id)).customer).toBe(before.customer + 1);
    expect(await lastAudit()).toContain(`${customer.name} / ${product.name}: License type Temp; Enabled yes`);
    const again = await refusal(createCustomerProduct(tester, input));
    expect(again).toMatchObject({ kind: 'conflict', fieldErrors: { productId: [expect.any(String)] } });
  });

  test('needs No. of users or a site license, both ways', async () => {
    const terms = await addTerms();
    expect(await wrongFields(change(terms.id, { userCount: '' }))).toEqual(['userCount']);
    await change(terms.id, { siteLicense: 'on', userCount: '20' });
    expect(await readCustomerProduct(tester, terms.id)).toMatchObject({ siteLicense: true, userCount: null });
    expect(await lastAudit()).toContain('Site (Module) License no → yes; No. of users 20 → none');
    expect(await wrongFields(change(terms.id, { siteLicense: 'off' }))).toEqual(['userCount']);
    await change(terms.id, { siteLicense: 'off', userCount: '30' });
    expect(await readCustomerProduct(tester, terms.id)).toMatchObject({ siteLicense: false, userCount: 30 });
  });

  test('is refused for terms that break a rule, with every field that does, and nothing is kept', async () => {
    const customerId = (await addCustomer()).id;
    const plain = await addProduct();
    const attempt = (values: object) =>
      wrongFields(
        createCustomerProduct(tester, { customerId, licenseType: 'Annual', userCount: 1, ...values }),
      );
    expect(await attempt({})).toEqual(['productId']);
    expect(await attempt({ productId: '019337a0-0000-7000-8000-000000000001' })).toEqual(['productId']);
    expect(
      await attempt({
        productId: plain.id,
        licenseType: 'Temp',
        userCount: '',
        startsOn: 'x',
        notes: '\u0001',
      }),
    ).toEqual(['expiresOn', 'notes', 'startsOn', 'userCount']);
    const withDate = { productId: plain.id, expiresOn: '2025-01-01', featureDisableOn: '2025-02-01' };
    expect(await attempt(withDate)).toEqual(['featureDisableOn']);
    expect((await listCustomerProducts(tester, { customerId })).total).toBe(0);
    const nowhere = { customerId: plain.id, productId: plain.id, licenseType: 'Annual', userCount: 1 };
    expect((await refusal(createCustomerProduct(tester, nowhere))).kind).toBe('not-found');
  });

  test('keeps its product, and says in words what else changed', async () => {
    const terms = await addTerms();
    const other = await addProduct();
    const before = await licenseRevisions(terms.customerId);
    await change(terms.id, { productId: other.id, userCount: '25', expiresOn: '2031-01-31', enabled: '' });
    const after = await readCustomerProduct(tester, terms.id);
    expect(after).toMatchObject({ productId: terms.productId, userCount: 25, revision: 2 });
    expect(await lastAudit()).toBe(
      `Customer Product Changed: ${after.customerName} / ${after.productName}: Enabled yes → no; Subscription end date none → 2031-01-31; No. of users 20 → 25`,
    );
    const raised = await licenseRevisions(terms.customerId);
    expect(raised.customer).toBe(before.customer + 1);
    await change(terms.id, {});
    expect(await licenseRevisions(terms.customerId)).toEqual(raised);
  });

  test('lets every date be cleared again, but not the end of a Temp license', async () => {
    const dates = { startsOn: '2025-01-01', expiresOn: '2025-12-31', featureDisableOn: '2026-01-31' };
    const terms = await addTerms({ ...dates, agreementStartsOn: '2024-01-01' });
    expect(await wrongFields(change(terms.id, { expiresOn: '' }))).toEqual(['featureDisableOn']);
    const none = { startsOn: '', expiresOn: '', featureDisableOn: '', agreementStartsOn: '' };
    await change(terms.id, none);
    expect(await readCustomerProduct(tester, terms.id)).toMatchObject({
      startsOn: null,
      expiresOn: null,
      featureDisableOn: null,
      agreementStartsOn: null,
    });
    await change(terms.id, { licenseType: 'Temp', expiresOn: '2026-01-01' });
    expect(await wrongFields(change(terms.id, none))).toEqual(['expiresOn']);
  });

  test('is not changed by somebody who has not seen the last change', async () => {
    const { id } = await addTerms();
    const seen = await readCustomerProduct(tester, id);
    const outcomes = await Promise.allSettled(
      [30, 40, 50].map((userCount) => updateCustomerProduct(tester, { ...seen, userCount })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const stale = await refusal(updateCustomerProduct(tester, { ...seen, userCount: 60 }));
    expect(stale.message).toContain('changed by somebody else meanwhile');
  });

  test('is active up to and with its end date', async () => {
    const { id } = await addTerms({ expiresOn: today() });
    expect((await readCustomerProduct(tester, id)).active).toBe(true);
    shiftClock(DAY);
    expect((await readCustomerProduct(tester, id)).active).toBe(false);
  });

  test('is not deleted while it is Enabled and the customer has an active environment', async () => {
    const terms = await addTerms();
    const environment = await addEnvironment({ customerId: terms.customerId });
    const refused = await refusal(removeCustomerProduct(tester, { id: terms.id }));
    expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining(environment.name) });
    await change(terms.id, { enabled: '' });
    await removeCustomerProduct(tester, { id: terms.id });
    expect(await lastAudit()).toMatch(/^Customer Product Deleted: /);
    expect((await refusal(removeCustomerProduct(tester, { id: terms.id }))).kind).toBe('not-found');
    const idle = await addTerms();
    await addEnvironment({ customerId: idle.customerId, active: '' });
    await removeCustomerProduct(tester, { id: idle.id });
  });

  test('and an environment that becomes active at the same moment do not miss each other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const terms = await addTerms();
      const environment = await addEnvironment({ customerId: terms.customerId, active: '' });
      const [removed, activated] = await Promise.allSettled([
        removeCustomerProduct(tester, { id: terms.id }),
        updateCustomerEnvironment(tester, { ...environment, active: 'on', revision: 1 }),
      ]);
      expect(activated.status).toBe('fulfilled');
      const left = (await listCustomerProducts(tester, { customerId: terms.customerId })).total;
      expect(left).toBe(removed.status === 'fulfilled' ? 0 : 1);
    }
  });

  test('belongs to its customer', async () => {
    const { id, customerId } = await addTerms();
    expect((await readCustomerProduct(tester, id, customerId)).id).toBe(id);
    const elsewhere = (await addCustomer()).id;
    expect((await refusal(readCustomerProduct(tester, id, elsewhere))).kind).toBe('not-found');
  });

  test('is nobody’s to see or change without the permission', async () => {
    const terms = await addTerms();
    for (const attempt of [
      readCustomerProduct(stranger, terms.id),
      listCustomerProducts(stranger, { customerId: terms.customerId }),
      listNextExpiries(stranger),
      createCustomerProduct(stranger, terms),
      updateCustomerProduct(stranger, terms),
      removeCustomerProduct(stranger, terms),
    ])
      expect((await refusal(attempt)).kind).toBe('forbidden');
  });
});

describe('the lists of customer products', () => {
  test('put what has no end date last, either way', async () => {
    const customerId = (await addCustomer()).id;
    for (const expiresOn of ['2025-06-01', '', '2025-01-01']) await addTerms({ customerId, expiresOn });
    const ends = async (dir: string) =>
      (await listCustomerProducts(tester, { customerId }, { sort: 'expiresOn', dir })).rows.map(
        (row) => row.expiresOn,
      );
    expect(await ends('asc')).toEqual(['2025-01-01', '2025-06-01', null]);
    expect(await ends('desc')).toEqual(['2025-06-01', '2025-01-01', null]);
  });

  test('name what expires next, of all customers', async () => {
    const ids: string[] = [];
    const day = (days: number) => today(new Date(Date.now() + days * DAY));
    for (const values of [
      { expiresOn: day(2) },
      { expiresOn: day(0) },
      { expiresOn: day(-1) },
      { expiresOn: day(1), enabled: '' },
      { expiresOn: day(1), licenseType: 'Perpetual' },
    ])
      ids.push((await addTerms(values)).id);
    const next = (await listNextExpiries(tester, 100)).map((row) => row.id).filter((id) => ids.includes(id));
    expect(next).toEqual([ids[1], ids[0]]);
  });
});
