import { expect, test } from 'vitest';
import { addPerson, tester } from '#lib/accounts/fixtures';
import { readPreferences } from '#lib/accounts/preferences/read';
import { savePreference } from '#lib/accounts/preferences/save';
import { MOST_PREFERENCES } from '#lib/accounts/preferences/schema';

test('preferences are kept for each person alone, and the last one counts', async () => {
  const { actor: ann } = await addPerson('ann@example.com');
  const { actor: ben } = await addPerson('ben@example.com');
  await savePreference(ann, { name: 'density', value: 'comfortable' });
  await savePreference(ann, { name: 'columns.customers', value: { region: false } });
  await savePreference(ann, { name: 'columns.customers', value: { region: true, products: false } });
  expect(await readPreferences(ann)).toEqual({
    density: 'comfortable',
    'columns.customers': { region: true, products: false },
  });
  expect(await readPreferences(ben)).toEqual({});
});

test('only what the pages know can be kept, within bounds', async () => {
  const { actor } = await addPerson('carl@example.com');
  const tooMany = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`c${index}`, true]));
  for (const wrong of [
    { name: 'anything', value: 'compact' },
    { name: 'density', value: 'huge' },
    { name: 'columns.', value: {} },
    { name: `columns.${'x'.repeat(100)}`, value: {} },
    { name: 'columns.customers', value: { name: 'no' } },
    { name: 'columns.customers', value: tooMany },
    { name: 'columns.customers', value: { ['x'.repeat(61)]: true } },
  ])
    await expect(savePreference(actor, wrong), JSON.stringify(wrong).slice(0, 80)).rejects.toMatchObject({
      kind: 'invalid',
    });

  for (let index = 0; index < MOST_PREFERENCES; index += 1)
    await savePreference(actor, { name: `columns.list-${index}`, value: {} });
  await savePreference(actor, { name: 'columns.list-0', value: { name: false } });
  await expect(savePreference(actor, { name: 'density', value: 'compact' })).rejects.toMatchObject({
    kind: 'conflict',
  });
  await expect(savePreference(tester, { name: 'density', value: 'compact' })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
