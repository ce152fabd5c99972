import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyTable, keptTables } from '#db/backup/tables';

const schema = join(import.meta.dirname, '../schema');
const written = readdirSync(schema).flatMap((file) =>
  [...readFileSync(join(schema, file), 'utf8').matchAll(/ table\(\s*'(\w+)'/g)].map((match) => match[1]),
);

test('a backup holds every table of the schema, but for what only running instances need', () => {
  expect(written.length).toBeGreaterThan(30);
  expect(everyTable().sort()).toEqual(written.sort());
  const kept = keptTables().map(({ table }) => table);
  expect(new Set(kept).size).toBe(kept.length);
  expect(
    everyTable()
      .filter((table) => !kept.includes(table))
      .sort(),
  ).toEqual(['account_sessions', 'leases', 'provider_sessions', 'rate_limits']);
});

test('parents come before the rows that refer to them', () => {
  const order = keptTables().map(({ table }) => table);
  for (const [parent, child] of [
    ['customers', 'organizations'],
    ['organizations', 'users'],
    ['products', 'customer_products'],
    ['customer_environments', 'clients'],
    ['clients', 'token_pairs'],
    ['modules', 'security_role_modules'],
  ])
    expect(order.indexOf(String(parent)), `${parent} before ${child}`).toBeLessThan(
      order.indexOf(String(child)),
    );
});

test('every column has a kind that both databases know', () => {
  const columns = Object.fromEntries(
    keptTables().map((line) => [line.table, Object.fromEntries(line.columns)]),
  );
  expect(columns.users).toMatchObject({ email: 'text', disabled: 'boolean', created_at: 'instant' });
  expect(columns.settings).toEqual({ name: 'text', value: 'json' });
  expect(columns.customer_products).toMatchObject({ user_count: 'integer', expires_on: 'text' });
});
