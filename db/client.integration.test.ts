import { setTimeout as delay } from 'node:timers/promises';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, outsideTransaction, reader, transaction, type Writer } from '#db/client';
import { constraintViolation } from '#db/errors';
import { settings } from '#db/schema/instance';
import { customerProducts, customers, products, releases } from '#db/schema/publisher';
import { newId } from '#lib/kernel/id';

afterAll(closeDatabase);

const put = (tx: Writer, name: string, value: unknown = true) => tx.insert(settings).values({ name, value });
const present = async (...names: string[]) =>
  (await reader().select({ name: settings.name }).from(settings).where(inArray(settings.name, names)))
    .map((row) => row.name)
    .sort();

describe('transaction', () => {
  test('commits what succeeds and keeps nothing of what fails', async () => {
    await transaction((tx) => put(tx, 'kept'));
    const failing = transaction(async (tx) => {
      await put(tx, 'lost');
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await present('kept', 'lost')).toEqual(['kept']);
  });

  test('a nested call joins: the outer failure takes the inner work along', async () => {
    const failing = transaction(async (tx) => {
      await put(tx, 'outer');
      await transaction((inner) => put(inner, 'inner'));
      throw new Error('outer fails');
    });
    await expect(failing).rejects.toThrow('outer fails');
    expect(await present('outer', 'inner')).toEqual([]);
  });

  test('a failed nested call dooms the outer one, even when its error is swallowed', async () => {
    const doomed = transaction(async (tx) => {
      await put(tx, 'before');
      await transaction(async () => {
        throw new Error('inner fails');
      }).catch(() => undefined);
    });
    await expect(doomed).rejects.toThrow('inner fails');
    expect(await present('before')).toEqual([]);
  });

  test('a continuation that comes after the end throws instead of writing outside', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await transaction(async (tx) => {
      late = delay(50).then(() => put(tx, 'late'));
    });
    await expect(late).rejects.toThrow('has ended');
    expect(await present('late')).toEqual([]);
  });

  test('the reader is refused inside, and welcome outside', async () => {
    await expect(transaction(async () => reader())).rejects.toThrow('inside a transaction');
    const seen = await transaction(() => outsideTransaction(async () => present('kept')));
    expect(seen).toEqual(['kept']);
  });

  test('two hundred at once all count', async () => {
    await transaction((tx) => put(tx, 'counter', 0));
    await Promise.all(
      Array.from({ length: 200 }, () =>
        transaction(async (tx) => {
          // The update comes first: it locks the row, so that the value read after it is the latest.
          await tx.update(settings).set({ name: 'counter' }).where(eq(settings.name, 'counter'));
          const [row] = await tx.select().from(settings).where(eq(settings.name, 'counter'));
          await tx
            .update(settings)
            .set({ value: Number(row?.value) + 1 })
            .where(eq(settings.name, 'counter'));
        }),
      ),
    );
    const [row] = await reader().select().from(settings).where(eq(settings.name, 'counter'));
    expect(row?.value).toBe(200);
  });
});

describe('what the database itself refuses', () => {
  const at = { createdAt: new Date(), updatedAt: new Date() };

  async function terms(change: Partial<typeof customerProducts.$inferInsert>, featureManaged = false) {
    const [customerId, productId] = [newId(), newId()];
    await transaction(async (tx) => {
      await tx.insert(customers).values({ id: customerId, name: customerId, nameKey: customerId, ...at });
      await tx
        .insert(products)
        .values({ id: productId, name: productId, nameKey: productId, featureManaged, ...at });
    });
    const row = {
      id: newId(),
      customerId,
      productId,
      productFeatureManaged: featureManaged,
      licenseType: 'Annual',
      userCount: 5,
      ...at,
      ...change,
    };
    const refused = await transaction((tx) => tx.insert(customerProducts).values(row)).then(
      () => undefined,
      (error) => constraintViolation(error),
    );
    return { refused, row };
  }

  test.each([
    ['no number of users and no site license', { userCount: null }],
    ['a number of users on a site license', { siteLicense: true }],
    ['no users at all', { userCount: 0 }],
    ['more than a million users', { userCount: 1_000_001 }],
    ['a Temp license without an end', { licenseType: 'Temp' }],
    ['an end before the start', { startsOn: '2026-02-01', expiresOn: '2026-01-31' }],
    [
      'a feature disable date for a product that is not feature managed',
      { expiresOn: '2026-01-01', featureDisableOn: '2026-01-01' },
    ],
  ])('%s', async (_, change) => {
    expect((await terms(change)).refused).toMatchObject({ kind: 'check' });
  });

  test('a feature disable date before the end date, or without one', async () => {
    const early = await terms({ expiresOn: '2026-02-01', featureDisableOn: '2026-01-31' }, true);
    expect(early.refused).toMatchObject({ kind: 'check' });
    expect((await terms({ featureDisableOn: '2026-01-31' }, true)).refused).toMatchObject({ kind: 'check' });
    expect(
      (await terms({ expiresOn: '2026-02-01', featureDisableOn: '2026-02-01' }, true)).refused,
    ).toBeUndefined();
  });

  test('taking feature management from a product whose terms rely on it', async () => {
    const { row } = await terms({ expiresOn: '2026-02-01', featureDisableOn: '2026-02-01' }, true);
    const refused = await transaction((tx) =>
      tx.update(products).set({ featureManaged: false }).where(eq(products.id, row.productId)),
    ).catch((error) => constraintViolation(error));
    expect(refused).toMatchObject({ kind: 'check' });
  });

  test('a product twice for a customer, a product that a customer has being deleted, a release of no product', async () => {
    const { row } = await terms({});
    const twice = await transaction((tx) =>
      tx.insert(customerProducts).values({ ...row, id: newId() }),
    ).catch((error) => constraintViolation(error));
    expect(twice).toMatchObject({ kind: 'unique' });
    const deleted = await transaction((tx) =>
      tx.delete(products).where(eq(products.id, row.productId)),
    ).catch((error) => constraintViolation(error));
    expect(deleted).toMatchObject({ kind: 'foreign-key' });
    const orphan = await transaction((tx) =>
      tx.insert(releases).values({
        id: newId(),
        productId: newId(),
        version: '1',
        versionKey: '1',
        releasedOn: '2026-01-01',
        ...at,
      }),
    ).catch((error) => constraintViolation(error));
    expect(orphan).toMatchObject({ kind: 'foreign-key' });
  });
});
