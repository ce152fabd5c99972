import { inspect } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { withoutValues } from './defect.ts';

test('of a failed statement, what failed is told, and not with which values', () => {
  const cause = new Error('UNIQUE constraint failed: people.email');
  const failed = new DrizzleQueryError('insert into people values (?)', ['ada@example.com'], cause);
  expect(failed.message).toContain('ada@example.com');
  expect(withoutValues(failed)).toBe(cause);
});

test('of what PostgreSQL says of the row that it refused, only the rule is told', () => {
  const cause = Object.assign(new Error('violates unique constraint "users_email"'), {
    code: '23505',
    constraint: 'users_email',
    detail: 'Key (email)=(ada@example.com) already exists.',
    where: "unnamed portal parameter $1 = 'ada@example.com'",
  });
  const logged = inspect(withoutValues(new DrizzleQueryError('insert', ['ada@example.com'], cause)));
  expect(logged).toContain('Error: violates unique constraint "users_email"');
  expect(logged).toContain("code: '23505'");
  expect(logged).toContain('defect.test.ts');
  expect(logged).not.toContain('ada@example.com');
});

test('of a statement that made something else fail, too, that is told without its values', () => {
  const failed = new DrizzleQueryError('select ?', ['ada@example.com'], new Error('disk I/O error'));
  const logged = inspect(withoutValues(new TypeError('failed to pipe response', { cause: failed })));
  expect(logged).toContain('TypeError: failed to pipe response');
  expect(logged).toContain('disk I/O error');
  expect(logged).not.toContain('ada@example.com');
});

test('of any other defect, all is told', () => {
  const defect = new TypeError('x is not a function', { cause: new Error('why') });
  expect(withoutValues(defect)).toBe(defect);
  expect(withoutValues('thrown')).toBe('thrown');
});
