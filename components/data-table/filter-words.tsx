import type { ColumnType, Filter, Operator } from '#lib/lists/query';
import type { Column } from './types';

const WORDS: Record<Operator, string> = {
  contains: 'contains',
  equals: 'equals',
  starts: 'starts with',
  any: 'is any of',
  empty: 'is empty',
  filled: 'is not empty',
  is: 'is',
  below: 'is less than',
  above: 'is greater than',
  before: 'is before',
  after: 'is after',
  between: 'is between',
};

/** An operator in words, as it stands between a column's name and the values. */
export const operatorWords = (operator: Operator, type: ColumnType | undefined): string =>
  operator === 'equals' && type === 'date' ? 'is' : WORDS[operator];

/** A value of a filter as people read it. */
export function valueWords(column: Column | undefined, value: string): string {
  if (column?.list?.type === 'flag') return value === 'yes' ? 'Yes' : 'No';
  return column?.choiceLabels?.[value] ?? value;
}

/** A filter as one reads it out: "Region is any of Nordic, ANZ". */
export function filterWords(column: Column | undefined, { column: id, operator, values }: Filter): string {
  const name = column?.header ?? (id || 'Unknown filter');
  const words = values.map((value) => valueWords(column, value));
  return [
    name,
    operatorWords(operator, column?.list?.type),
    ...(words.length > 0 ? [words.join(operator === 'between' ? ' and ' : ', ')] : []),
  ].join(' ');
}
