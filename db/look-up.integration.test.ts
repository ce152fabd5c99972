import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '#db/client';
import { prepareLookUp } from '#db/look-up';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { newId } from '#lib/kernel/id';

const at = new Date('2026-03-01T12:00:00.123Z');
const customer = { id: newId(), name: 'Fabrikam', nameKey: 'fabrikam', createdAt: at, updatedAt: at };

beforeAll(() =>
  transaction(async (tx) => {
    await tx.insert(customers).values(customer);
    await tx.insert(customerEnvironments).values({
      id: newId(),
      customerId: customer.id,
      tenant: 'a.example',
      tenantKey: 'a.example',
      serialNumber: '1',
      name: 'Production',
      active: false,
      createdAt: at,
      updatedAt: at,
    });
  }),
);

const fields = {
  customerId: customers.id,
  environmentId: customerEnvironments.id,
  active: customerEnvironments.active,
  refusedAttempts: customerEnvironments.refusedAttempts,
  lastRefusedAt: customerEnvironments.lastRefusedAt,
  createdAt: customerEnvironments.createdAt,
};

const byName = () =>
  prepareLookUp('test_environment_by_name', fields, (from, selected) =>
    from
      .select(selected)
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.name, sql.placeholder('key'))),
  );

describe('a prepared look-up', () => {
  test('gives each column its own type, also where two of them are called alike', async () => {
    expect(await byName()('Production')).toEqual({
      customerId: customer.id,
      environmentId: expect.not.stringMatching(customer.id),
      active: false,
      refusedAttempts: 0,
      lastRefusedAt: null,
      createdAt: at,
    });
  });

  test('finds nothing where there is nothing, and what came since', async () => {
    const find = byName();
    expect(await find('Sandbox')).toBeUndefined();
    await transaction((tx) =>
      tx
        .update(customerEnvironments)
        .set({ name: 'Sandbox' })
        .where(eq(customerEnvironments.tenant, 'a.example')),
    );
    expect(await find('Sandbox')).toMatchObject({ customerId: customer.id });
    expect(await find('Production')).toBeUndefined();
  });
});
