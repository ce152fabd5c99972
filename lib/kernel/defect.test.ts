import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { withoutValues } from './defect.ts';

test('of a failed statement, what failed is told, and not with which values', () => {
  const cause = new Error('UNIQUE constraint failed: people.email');
  const failed = new DrizzleQueryError('insert into people values (?)', ['ada@example.com'], cause);
  expect(failed.message).toContain('ada@example.com');
  expect(withoutValues(failed)).toBe(cause);
});

test('of any other defect, all is told', () => {
  const defect = new TypeError('x is not a function', { cause: new Error('why') });
  expect(withoutValues(defect)).toBe(defect);
  expect(withoutValues('thrown')).toBe('thrown');
});
