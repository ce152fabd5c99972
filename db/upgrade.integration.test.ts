import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type EarlierVersion, earlierVersion, versions } from '#db/fixtures/earlier-version';
import { ENVIRONMENT_VIEWER, OWN_ORGANIZATION } from '#db/schema/instance';
import { migrate } from '../scripts/vitest/migrate.ts';
import { withDatabase } from '../scripts/vitest/with-database.ts';

/** The number of migrations until people had personas instead of one of two roles. */
const PERSONAS = 3;

const at = new Date('2026-01-02T03:04:05.000Z');
const times = { created_at: at, updated_at: at };
const ann = randomUUID();
const ben = randomUUID();
const customer = randomUUID();
const product = randomUUID();
const environment = randomUUID();

/** Some of everything that refers to something. */
async function fill({ insert }: EarlierVersion, version: number): Promise<void> {
  const person = (id: string, name: string, administrator: boolean) => ({
    id: id,
    email: `${name}@Example.com`,
    email_key: `${name}@example.com`,
    name,
    ...(version < PERSONAS
      ? { role: administrator ? 'administrator' : 'user' }
      : { persona: administrator ? 'global-administrator' : 'user' }),
    password_hash: 'hash',
    ...times,
  });
  await insert('users', person(ann, 'ann', true));
  await insert('users', person(ben, 'ben', false));
  if (version >= PERSONAS) await insert('user_roles', { user_id: ben, role_id: ENVIRONMENT_VIEWER });
  await insert('account_links', {
    id: randomUUID(),
    user_id: ben,
    kind: 'reset',
    token_hash: 'hash',
    created_at: at,
    expires_at: at,
  });
  await insert('customers', {
    id: customer,
    name: 'Møllegaard Dairy',
    name_key: 'møllegaard dairy',
    ...times,
  });
  await insert('products', { id: product, name: 'Ledger', name_key: 'ledger', ...times });
  await insert('releases', {
    id: randomUUID(),
    product_id: product,
    version: '1.0',
    version_key: '1.0',
    released_on: '2026-01-01',
    ...times,
  });
  await insert('customer_products', {
    id: randomUUID(),
    customer_id: customer,
    product_id: product,
    product_feature_managed: false,
    license_type: 'Annual',
    user_count: 5,
    ...times,
  });
  await insert('customer_environments', {
    id: environment,
    customer_id: customer,
    tenant: 'dairy.example',
    tenant_key: 'dairy.example',
    serial_number: 'S-1',
    name: 'Production',
    name_key: 'production',
    ...times,
  });
  await insert('clients', { id: randomUUID(), environment_id: environment, registered_at: at });
  await insert('audit_entries', {
    id: randomUUID(),
    side: 'publisher',
    operation: 'Customer Created',
    actor: 'ann@Example.com',
    at,
    details: 'Name Møllegaard Dairy',
  });
}

const FILLED = [
  'users',
  'account_links',
  'customers',
  'products',
  'releases',
  'customer_products',
  'customer_environments',
  'clients',
  'audit_entries',
];
async function counts({ rows }: EarlierVersion): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of FILLED) found[table] = Number((await rows(`select count(*) as n from ${table}`))[0]?.n);
  return found;
}

const earlier = Array.from({ length: versions - 1 }, (_, index) => index + 1);

describe.each(earlier)('a database of version %i of the schema', (version) => {
  test('keeps all that it holds when it is brought to the present one, and its people what they may do', async () => {
    await withDatabase(async (url, settings) => {
      const before = await earlierVersion(url, version);
      await fill(before, version);
      const held = await counts(before);
      await before.close();
      migrate(settings);

      const after = await earlierVersion(url, versions);
      try {
        expect(await counts(after)).toEqual(held);
        expect(
          await after.rows('select email, persona, organization_id from users order by email_key'),
        ).toEqual([
          { email: 'ann@Example.com', persona: 'global-administrator', organization_id: OWN_ORGANIZATION },
          { email: 'ben@Example.com', persona: 'user', organization_id: OWN_ORGANIZATION },
        ]);
        expect(await after.rows('select user_id, role_id from user_roles')).toEqual([
          { user_id: ben, role_id: ENVIRONMENT_VIEWER },
        ]);
        expect(await after.rows('select id, kind, customer_id from organizations')).toEqual([
          { id: OWN_ORGANIZATION, kind: 'own', customer_id: null },
        ]);
        expect(
          await after.rows(`select record_id from customers_search where text like '%møllegaard%'`),
        ).toEqual([{ record_id: customer }]);
      } finally {
        await after.close();
      }
    });
  });
});
