import { expect, test } from 'vitest';
import { readerOfNames } from '#lib/environment/import/names';

const record = (name: string) => ({ id: name.toLowerCase(), name });
const [buyer, clerk, both] = [record('Buyer'), record('Clerk'), record('Clerk; Buyer')];

test.each([
  ['Clerk;Buyer', [buyer, clerk]],
  [' clerk | BUYER; clerk ', [buyer, clerk]],
  ['Clerk;;', [clerk]],
  ['', []],
])('a cell “%s” names each record once, in the order of those known', (cell, records) => {
  expect(readerOfNames([buyer, clerk])(cell)).toEqual({ records });
});

test('a name that holds a separator stands in its cell alone', () => {
  const namedIn = readerOfNames([buyer, clerk, both]);
  expect(namedIn('Clerk; Buyer')).toEqual({ records: [both] });
  expect(namedIn('Clerk;Buyer')).toEqual({ records: [buyer, clerk] });
});

test('names that nothing has are told as they were typed', () => {
  expect(readerOfNames([clerk])('Clerk; Nobody |nothing')).toEqual({ unknown: ['Nobody', 'nothing'] });
});
