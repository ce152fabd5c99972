import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { reportedModules } from '#db/schema/publisher';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { highestUse, listReportedUse } from '#lib/publisher/customer-products/reported-use';
import { addEnvironment, tester } from '#lib/publisher/fixtures';
import { agreed } from '#lib/publisher/requests/fixtures';

afterAll(closeDatabase);

describe('the reported use of a customer product', () => {
  const report = async (environmentId: string, product: string, model: string, usedLicenses: number | null) =>
    transaction((tx) =>
      tx.insert(reportedModules).values({
        id: newId(),
        environmentId,
        model,
        modelKey: fold(model),
        product,
        productKey: fold(product),
        installedVersion: '1.0',
        versionKey: '1',
        usedLicenses,
        reportedAt: now(),
      }),
    );

  test('is what the own environments last reported of it, each for itself', async () => {
    const ours = await agreed();
    const theirs = await agreed({ productId: ours.productId });
    const { productName } = await ours.terms();
    const one = await addEnvironment({ customerId: ours.customerId, name: 'A' });
    const two = await addEnvironment({ customerId: ours.customerId, name: 'B' });
    const foreign = await addEnvironment({ customerId: theirs.customerId });
    await report(one.id, productName.toUpperCase(), 'Core', 12);
    await report(two.id, productName, 'Core', 15);
    await report(two.id, 'Something else', 'Other', 99);
    await report(foreign.id, productName, 'Core', 77);
    expect(await listReportedUse(ours.person, ours.id)).toMatchObject([
      { environmentName: 'A', model: 'Core', used: 12 },
      { environmentName: 'B', model: 'Core', used: 15 },
    ]);
    expect(await highestUse(ours.person, [ours.id, theirs.id])).toEqual(new Map([[ours.id, 15]]));
    expect(await highestUse(tester, [ours.id, theirs.id])).toEqual(
      new Map([
        [ours.id, 15],
        [theirs.id, 77],
      ]),
    );
    expect(await listReportedUse(ours.person, theirs.id)).toEqual([]);
  });

  test('is not known while nothing was reported', async () => {
    const ours = await agreed();
    expect(await highestUse(ours.person, [ours.id])).toEqual(new Map());
    const { productName } = await ours.terms();
    const { id } = await addEnvironment({ customerId: ours.customerId });
    await report(id, productName, 'Core', null);
    expect(await highestUse(ours.person, [ours.id])).toEqual(new Map());
    expect(await listReportedUse(ours.person, ours.id)).toMatchObject([{ used: null }]);
  });
});
