import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { constraintViolation } from '#db/errors';
import { customerEnvironments, customerProducts, customers, products } from '#db/schema/publisher';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { addCustomer, addEnvironment, addProduct, addTerms } from '#lib/publisher/fixtures';

afterAll(closeDatabase);

type Row = typeof customerProducts.$inferInsert;

/** Writes past every verb; returns the kind of constraint that refuses it, or nothing. */
async function insertDirectly(values: Partial<Row>, featureManaged = true): Promise<string | undefined> {
  const row: Row = {
    id: newId(),
    customerId: (await addCustomer()).id,
    productId: (await addProduct({ featureManaged })).id,
    productFeatureManaged: featureManaged,
    licenseType: 'Annual',
    userCount: 5,
    createdAt: now(),
    updatedAt: now(),
    ...values,
  };
  return refusedBy(() => transaction((tx) => tx.insert(customerProducts).values(row)));
}

async function refusedBy(write: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    const violation = constraintViolation(error);
    if (!violation) throw error;
    return violation.kind;
  }
}

describe('the database by itself', () => {
  test.each<[string, Partial<Row>]>([
    ['users', {}],
    ['the fewest users', { userCount: 1 }],
    ['the most users', { userCount: 1_000_000 }],
    ['a site license', { siteLicense: true, userCount: null }],
    ['a Temp license that ends', { licenseType: 'Temp', expiresOn: '2025-01-01' }],
    ['an end on the day of the start', { startsOn: '2025-01-01', expiresOn: '2025-01-01' }],
    ['a disable date on the end date', { expiresOn: '2025-01-01', featureDisableOn: '2025-01-01' }],
  ])('takes %s', async (_, values) => expect(await insertDirectly(values)).toBeUndefined());

  test.each<[string, Partial<Row>]>([
    ['no users without a site license', { userCount: null }],
    ['no users at all', { userCount: 0 }],
    ['too many users', { userCount: 1_000_001 }],
    ['users beside a site license', { siteLicense: true, userCount: 5 }],
    ['a Temp license without end', { licenseType: 'Temp' }],
    ['an end before the start', { startsOn: '2025-01-02', expiresOn: '2025-01-01' }],
    ['a disable date before the end', { expiresOn: '2025-01-02', featureDisableOn: '2025-01-01' }],
    ['a disable date without an end', { featureDisableOn: '2025-01-01' }],
  ])('refuses %s', async (_, values) => expect(await insertDirectly(values)).toBe('check'));

  test('refuses a disable date for a product that is not feature managed, also by claiming that it is', async () => {
    const dates = { expiresOn: '2025-01-01', featureDisableOn: '2025-01-01' };
    expect(await insertDirectly(dates, false)).toBe('check');
    expect(await insertDirectly({ ...dates, productFeatureManaged: true }, false)).toBe('foreign-key');
    const terms = await addTerms(dates);
    const unmanage = () =>
      transaction((tx) =>
        tx.update(products).set({ featureManaged: false }).where(eq(products.id, terms.productId)),
      );
    expect(await refusedBy(unmanage)).toBe('check');
  });

  test('refuses to delete what others rely on, and to list a pair twice', async () => {
    const terms = await addTerms();
    const environment = await addEnvironment();
    const attempts = [
      () => transaction((tx) => tx.delete(products).where(eq(products.id, terms.productId))),
      () => transaction((tx) => tx.delete(customers).where(eq(customers.id, terms.customerId))),
      () => transaction((tx) => tx.delete(customers).where(eq(customers.id, environment.customerId))),
    ];
    for (const attempt of attempts) expect(await refusedBy(attempt)).toBe('foreign-key');
    const twin = {
      id: newId(),
      customerId: terms.customerId,
      tenant: environment.tenant.toUpperCase(),
      tenantKey: environment.tenant,
      serialNumber: environment.serialNumber,
      name: 'Twin',
      createdAt: now(),
      updatedAt: now(),
    };
    const again = () => transaction((tx) => tx.insert(customerEnvironments).values(twin));
    expect(await refusedBy(again)).toBe('unique');
  });
});
