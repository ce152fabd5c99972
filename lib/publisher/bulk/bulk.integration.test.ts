import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { customerProducts } from '#db/schema/publisher';
import type { Actor } from '#lib/access/actor';
import {
  removeCustomerEnvironments,
  setEnvironmentsActive,
  undoEnvironments,
} from '#lib/publisher/customer-environments/bulk';
import { readCustomerEnvironment } from '#lib/publisher/customer-environments/read';
import {
  extendCustomerProducts,
  removeCustomerProducts,
  setCustomerProductsEnabled,
  undoCustomerProducts,
} from '#lib/publisher/customer-products/bulk';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { updateCustomerProduct } from '#lib/publisher/customer-products/update';
import { removeCustomers } from '#lib/publisher/customers/bulk';
import { readCustomer } from '#lib/publisher/customers/read';
import {
  addCustomer,
  addEnvironment,
  addProduct,
  addTerms,
  licenseRevisions,
  refusal,
  tester,
  unique,
} from '#lib/publisher/fixtures';
import { removeProducts, setProductsActive, undoProducts } from '#lib/publisher/products/bulk';
import { readProduct } from '#lib/publisher/products/read';

afterAll(closeDatabase);

const seen = (...ids: string[]) => ids.map((id) => ({ id, revision: 1 }));
const terms = (id: string) => readCustomerProduct(tester, id);
const someone = (grants: Actor['grants'] = tester.grants): Actor => ({
  ...tester,
  name: unique('Team'),
  grants,
});
const entriesOf = async ({ name }: Actor) =>
  (
    await reader().select().from(auditEntries).where(eq(auditEntries.actor, name)).orderBy(auditEntries.id)
  ).map(({ operation, details }) => `${operation}: ${details}`);

describe('many customer products', () => {
  test('are enabled together, each with its audit entry, and each customer’s licenses renewed once', async () => {
    const actor = someone();
    const customerId = (await addCustomer()).id;
    const off = await Promise.all([1, 2].map(() => addTerms({ customerId, enabled: '' })));
    const on = await addTerms({ customerId });
    const before = (await licenseRevisions(customerId)).customer;
    const records = seen(...off.map(({ id }) => id), on.id);
    const { message, undo } = await setCustomerProductsEnabled(actor, { records, enabled: true });
    expect(message).toBe('2 customer products enabled. 1 was so already.');
    expect(undo?.records).toHaveLength(2);
    expect((await licenseRevisions(customerId)).customer).toBe(before + 1);
    expect(await Promise.all(off.map(async ({ id }) => (await terms(id)).enabled))).toEqual([true, true]);
    expect(await entriesOf(actor)).toEqual([
      expect.stringMatching(/^Customer Product Changed: .*Enabled no → yes$/),
      expect.stringMatching(/^Customer Product Changed: .*Enabled no → yes$/),
    ]);
    expect((await terms(on.id)).revision).toBe(1);
  });

  test('that are so already are left alone', async () => {
    const actor = someone();
    const { id, customerId } = await addTerms();
    const before = await licenseRevisions(customerId);
    const result = await setCustomerProductsEnabled(actor, { records: seen(id), enabled: true });
    expect(result).toEqual({ message: 'Nothing to change. 1 was so already.' });
    expect(await licenseRevisions(customerId)).toEqual(before);
    expect(await entriesOf(actor)).toEqual([]);
  });

  test('are extended by months, or set to one end date', async () => {
    const a = await addTerms({ expiresOn: '2026-01-31' });
    const b = await addTerms({ expiresOn: '2026-06-15' });
    const records = seen(a.id, b.id);
    expect((await extendCustomerProducts(tester, { records, byMonths: 1 })).message).toBe(
      '2 customer products extended.',
    );
    expect([(await terms(a.id)).expiresOn, (await terms(b.id)).expiresOn]).toEqual([
      '2026-02-28',
      '2026-07-15',
    ]);
    const again = records.map(({ id }) => ({ id, revision: 2 }));
    await extendCustomerProducts(tester, { records: again, expiresOn: '2027-12-31' });
    expect([(await terms(a.id)).expiresOn, (await terms(b.id)).expiresOn]).toEqual([
      '2027-12-31',
      '2027-12-31',
    ]);
    for (const wrong of [
      {},
      { byMonths: 1, expiresOn: '2027-12-31' },
      { byMonths: 0 },
      { expiresOn: 'soon' },
    ])
      expect((await refusal(extendCustomerProducts(tester, { records, ...wrong }))).kind).toBe('invalid');
  });

  test('are all left as they are when the rules refuse one, which is named', async () => {
    const actor = someone();
    const good = await addTerms({ expiresOn: '2026-01-31' });
    const limited = await addTerms({ expiresOn: '2026-01-31', featureDisableOn: '2026-02-15' });
    const endless = await addTerms();
    const records = seen(good.id, limited.id, endless.id);
    const refused = await refusal(extendCustomerProducts(actor, { records, byMonths: 3 }));
    expect(refused.kind).toBe('conflict');
    expect(refused.message).toContain('Nothing was changed, because of 2 of the 3 records.');
    expect(Object.keys(refused.fieldErrors).sort()).toEqual([limited.id, endless.id].sort());
    expect(refused.fieldErrors[limited.id]?.[0]).toContain('Must not be before the end date, 2026-04-30.');
    expect(refused.fieldErrors[endless.id]?.[0]).toContain('has no end date that could be extended.');
    expect((await terms(good.id)).expiresOn).toBe('2026-01-31');
    expect(await entriesOf(actor)).toEqual([]);
  });

  test('are refused when one was changed or deleted since they were chosen', async () => {
    const [a, b, c] = [await addTerms(), await addTerms(), await addTerms()];
    await updateCustomerProduct(tester, { ...(await terms(b.id)), userCount: 99 });
    await removeCustomerProducts(tester, { records: seen(c.id) });
    const records = seen(a.id, b.id, c.id);
    const refused = await refusal(setCustomerProductsEnabled(tester, { records, enabled: false }));
    expect(refused.fieldErrors[b.id]?.[0]).toMatch(/ was changed by somebody else meanwhile\.$/);
    expect(refused.fieldErrors[c.id]).toEqual(['One of the records does not exist (any more).']);
    expect((await terms(a.id)).enabled).toBe(true);
  });

  test('are changed by one of two editors at once, wholly', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await addTerms({ expiresOn: '2026-01-31' })).id),
    );
    const outcomes = await Promise.allSettled([
      extendCustomerProducts(tester, { records: seen(...ids), byMonths: 1 }),
      extendCustomerProducts(tester, { records: seen(...ids.toReversed()), byMonths: 2 }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({ kind: 'conflict' });
    const ends = await Promise.all(ids.map(async (id) => (await terms(id)).expiresOn));
    expect(new Set(ends).size).toBe(1);
  });

  test('get back what they had, unless somebody has changed one meanwhile', async () => {
    const actor = someone();
    const a = await addTerms({ expiresOn: '2026-01-31' });
    const b = await addTerms({ enabled: '', expiresOn: '2026-03-10' });
    const { undo } = await extendCustomerProducts(tester, { records: seen(a.id, b.id), byMonths: 6 });
    expect((await undoCustomerProducts(actor, undo)).message).toBe('Undone: 2 customer products as before.');
    expect([(await terms(a.id)).expiresOn, (await terms(b.id)).expiresOn]).toEqual([
      '2026-01-31',
      '2026-03-10',
    ]);
    expect(await entriesOf(actor)).toHaveLength(2);
    expect((await refusal(undoCustomerProducts(actor, undo))).kind).toBe('conflict');

    const second = await setCustomerProductsEnabled(tester, {
      records: [{ id: b.id, revision: 3 }],
      enabled: true,
    });
    await updateCustomerProduct(tester, { ...(await terms(b.id)), userCount: 7 });
    expect((await refusal(undoCustomerProducts(tester, second.undo))).message).toMatch(
      / was changed by somebody else meanwhile\.$/,
    );
    expect(await terms(b.id)).toMatchObject({ enabled: true, userCount: 7 });
  });

  test('get nothing back that the rules forbid, or that nobody may set this way', async () => {
    const { id } = await addTerms({ licenseType: 'Temp', expiresOn: '2026-01-31' });
    const undo = (values: object) => undoCustomerProducts(tester, { records: [{ id, revision: 1, values }] });
    expect((await refusal(undo({ expiresOn: null }))).message).toContain(
      'A Temp license requires an end date.',
    );
    expect((await refusal(undo({ expiresOn: '2026-02-31' }))).kind).toBe('conflict');
    expect((await refusal(undo({ userCount: 1_000_000 }))).kind).toBe('invalid');
    await undo({ enabled: false, userCount: 5000 });
    expect(await terms(id)).toMatchObject({ enabled: false, userCount: 20 });
  });

  test('are deleted together, or none', async () => {
    const free = await addTerms({ enabled: '' });
    const used = await addTerms();
    const environment = await addEnvironment({ customerId: used.customerId });
    const refused = await refusal(removeCustomerProducts(tester, { records: seen(free.id, used.id) }));
    expect(refused.fieldErrors[used.id]?.[0]).toContain(environment.name);
    expect(refused.links.map(({ href }) => href)).toContain(`/customers/${used.customerId}/environments`);
    expect((await terms(free.id)).id).toBe(free.id);
    const after = (await licenseRevisions(used.customerId)).customer;
    await setCustomerProductsEnabled(tester, { records: seen(used.id), enabled: false });
    const { message } = await removeCustomerProducts(tester, {
      records: [...seen(free.id), { id: used.id, revision: 2 }],
    });
    expect(message).toBe('2 customer products deleted.');
    expect((await refusal(terms(free.id))).kind).toBe('not-found');
    expect((await licenseRevisions(used.customerId)).customer).toBe(after + 2);
  });

  test('are nobody’s to change without the permission, and at most a page of them', async () => {
    const { id } = await addTerms();
    const records = seen(id);
    const mayRead = someone({ 'customer-products': 'read' });
    const mayCreate = someone({ 'customer-products': 'create' });
    const undo = { records: [{ id, revision: 1, values: { enabled: false } }] };
    for (const attempt of [
      setCustomerProductsEnabled(mayRead, { records, enabled: false }),
      extendCustomerProducts(mayRead, { records, byMonths: 1 }),
      undoCustomerProducts(mayRead, undo),
      removeCustomerProducts(mayCreate, { records }),
    ])
      expect((await refusal(attempt)).kind).toBe('forbidden');
    const many = Array.from({ length: 101 }, () => ({ id: crypto.randomUUID(), revision: 1 }));
    for (const wrong of [[], many, [...records, ...records], 'all', undefined])
      expect(
        (await refusal(setCustomerProductsEnabled(tester, { records: wrong, enabled: false }))).kind,
      ).toBe('invalid');
    const [row] = await reader().select().from(customerProducts).where(eq(customerProducts.id, id));
    expect(row).toMatchObject({ enabled: true, revision: 1 });
  });
});

describe('many of the other records', () => {
  test('environments are deactivated, brought back and deleted', async () => {
    const customerId = (await addCustomer()).id;
    const environments = await Promise.all([1, 2].map(() => addEnvironment({ customerId })));
    const ids = environments.map(({ id }) => id);
    const { message, undo } = await setEnvironmentsActive(tester, { records: seen(...ids), active: false });
    expect(message).toBe('2 environments deactivated.');
    expect((await readCustomerEnvironment(tester, ids[0])).active).toBe(false);
    await undoEnvironments(tester, undo);
    expect((await readCustomerEnvironment(tester, ids[0])).active).toBe(true);
    const records = ids.map((id) => ({ id, revision: 3 }));
    const before = (await licenseRevisions(customerId)).customer;
    expect((await removeCustomerEnvironments(tester, { records })).message).toBe('2 environments deleted.');
    expect((await licenseRevisions(customerId)).customer).toBe(before + 1);
    expect((await refusal(readCustomerEnvironment(tester, ids[1]))).kind).toBe('not-found');
  });

  test('products are deactivated, brought back, and deleted unless a customer has one', async () => {
    const [a, b] = [await addProduct(), await addProduct()];
    const { message, undo } = await setProductsActive(tester, { records: seen(a.id, b.id), active: false });
    expect(message).toBe('2 products deactivated.');
    expect((await readProduct(tester, b.id)).active).toBe(false);
    expect((await undoProducts(tester, undo)).message).toBe('Undone: 2 products as before.');
    await addTerms({ productId: b.id });
    const records = [a, b].map(({ id }) => ({ id, revision: 3 }));
    const refused = await refusal(removeProducts(tester, { records }));
    expect(refused.links).toEqual([{ label: `Customers of ${b.name}`, href: `/products/${b.id}/customers` }]);
    expect((await readProduct(tester, a.id)).active).toBe(true);
    await removeProducts(tester, { records: records.slice(0, 1) });
    expect((await refusal(readProduct(tester, a.id))).kind).toBe('not-found');
  });

  test('customers are deleted, unless one of them has something', async () => {
    const [free, held] = [await addCustomer(), await addCustomer()];
    await addEnvironment({ customerId: held.id });
    const refused = await refusal(removeCustomers(tester, { records: seen(free.id, held.id) }));
    expect(refused.message).toContain(`${held.name} cannot be deleted: it has 1 environment.`);
    expect((await readCustomer(tester, free.id)).name).toBe(free.name);
    expect((await removeCustomers(tester, { records: seen(free.id) })).message).toBe('1 customer deleted.');
    expect((await refusal(readCustomer(tester, free.id))).kind).toBe('not-found');
  });
});
