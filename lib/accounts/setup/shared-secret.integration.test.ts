import { afterAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { settings } from '#db/schema/instance';
import { checkSharedSecret } from '#lib/accounts/setup/shared-secret';

beforeEach(() => transaction(async (tx) => void (await tx.delete(settings))));
afterAll(closeDatabase);

const usedByAnother = () =>
  transaction(
    async (tx) => void (await tx.insert(settings).values({ name: 'shared-secret', value: 'another' })),
  );

test('instances with the same secret key share a database', async () => {
  await Promise.all([checkSharedSecret(false), checkSharedSecret(true), checkSharedSecret(true)]);
  expect(await checkSharedSecret(true)).toEqual([]);
});

test('an instance with another secret key than those that run is refused, and changes nothing', async () => {
  await usedByAnother();
  await expect(checkSharedSecret(true)).rejects.toThrow('the same SECRET_KEY');
  await expect(checkSharedSecret(true)).rejects.toThrow('another SECRET_KEY');
});

test('alone with a database, an instance says that its secret key is another one, once', async () => {
  await usedByAnother();
  expect(await checkSharedSecret(false)).toEqual([expect.stringContaining('secret key is not the one')]);
  expect(await checkSharedSecret(true)).toEqual([]);
});
