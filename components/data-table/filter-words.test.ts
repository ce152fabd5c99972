import { expect, test } from 'vitest';
import { filterWords } from '#components/data-table/filter-words';

test('a filter reads as a sentence in the words of its column', () => {
  const region = {
    id: 'region',
    header: 'Region',
    list: { type: 'choice' as const },
    choiceLabels: { ANZ: 'Australia' },
  };
  expect(filterWords(region, { column: 'region', operator: 'any', values: ['Nordic', 'ANZ'] })).toBe(
    'Region is any of Nordic, Australia',
  );
  const end = { id: 'end', header: 'End date', list: { type: 'date' as const } };
  expect(filterWords(end, { column: 'end', operator: 'between', values: ['2026-01-01', '2026-02-01'] })).toBe(
    'End date is between 2026-01-01 and 2026-02-01',
  );
  expect(filterWords(end, { column: 'end', operator: 'equals', values: ['2026-01-01'] })).toBe(
    'End date is 2026-01-01',
  );
  expect(filterWords(end, { column: 'end', operator: 'empty', values: [] })).toBe('End date is empty');
  const enabled = { id: 'enabled', header: 'Enabled', list: { type: 'flag' as const } };
  expect(filterWords(enabled, { column: 'enabled', operator: 'is', values: ['no'] })).toBe('Enabled is No');
  expect(filterWords(undefined, { column: 'ghost', operator: 'any', values: ['x'] })).toBe(
    'ghost is any of x',
  );
});
