import { expect, test } from 'vitest';
import { byField, type ImportColumn, oneOf, yesOrNo } from './columns';
import { readCsv } from './csv';

const columns: ImportColumn[] = [
  { field: 'name', header: 'Name', key: true, example: '', about: '' },
  { field: 'endsOn', header: 'Subscription end date', aliases: ['End date'], example: '', about: '' },
  { field: 'on', header: 'On', read: yesOrNo(['production'], ['test']), example: '', about: '' },
  { field: 'kind', header: 'Kind', read: oneOf(['None', 'Big Thing'], 'None'), example: '', about: '' },
];
const read = (text: string) => byField(readCsv(new TextEncoder().encode(text)), columns, ['Updated']);
const refusal = (text: string) => {
  try {
    read(text);
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
};

test('columns are known by name, in any order and case, also as a list exports them', () => {
  const { rows, ignored, missing } = read('end date, NAME ,updated\n2026-01-31, A ,x\n');
  expect(rows).toEqual([{ line: 2, values: { endsOn: '2026-01-31', name: 'A' } }]);
  expect(ignored).toEqual(['updated']);
  expect(missing).toEqual(['On', 'Kind']);
});

test('columns that are unknown, there twice, or needed and missing are refused by name', () => {
  expect(refusal('Name,Colour,,Size\nA,b,c,d\n')).toMatch(
    /not known: “Colour”, “”, and “Size”\. Known are “Name”/,
  );
  expect(refusal('Name,End date,Subscription end date\nA,,\n')).toBe(
    'The file has these columns twice: “Subscription end date”.',
  );
  expect(refusal('On\nyes\n')).toBe('The file lacks these columns: “Name”.');
});

test('a row with more cells than the header is told of, and one with fewer ends in empty cells', () => {
  const { rows } = read('Name,Kind\nA,None,more\nB\n');
  expect(rows[0]?.problem).toContain('The row has 3 cells, but the header names 2 columns.');
  expect(rows[1]).toEqual({ line: 3, values: { name: 'B', kind: 'None' } });
});

test('yes and no, and choices, are read in whatever case; anything else is left to be refused', () => {
  const { rows } = read('Name,On,Kind\nA,YES,big thing\nB,Test,\nC,Production,none\nD,,x\nE,maybe,y\n');
  expect(rows.map(({ values }) => [values.on, values.kind])).toEqual([
    [true, 'Big Thing'],
    [false, 'None'],
    [true, 'None'],
    [false, 'x'],
    ['maybe', 'y'],
  ]);
});

test('what an export marks as text, since it begins as a formula does, is read as it was', () => {
  const { rows } = read(`Name\n'=1+1\n'  =1\n"'-a\n'- b;'@c"\nO'Neill\n'quoted'\n`);
  expect(rows.map(({ values }) => values.name)).toEqual(['=1+1', '=1', '-a\n- b;@c', "O'Neill", "'quoted'"]);
});
