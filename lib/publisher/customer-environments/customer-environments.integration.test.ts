import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { HOUR, shiftClock } from '#lib/kernel/clock';
import {
  addCustomer,
  addEnvironment,
  addRegistration,
  lastAudit,
  licenseRevisions,
  refusal,
  stranger,
  tester,
} from '#lib/publisher/fixtures';
import { issueRegistrationCode } from '#lib/publisher/registrations/issue-code';
import { revokeRegistration } from '#lib/publisher/registrations/revoke';
import { createCustomerEnvironment } from './create';
import { listCustomerEnvironments } from './list';
import { readCustomerEnvironment } from './read';
import { removeCustomerEnvironment } from './remove';
import { updateCustomerEnvironment } from './update';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

const change = async (id: string, values: object) =>
  updateCustomerEnvironment(tester, { ...(await readCustomerEnvironment(tester, id)), ...values });

describe('a customer environment', () => {
  test('is one pair of tenant and serial number among all customers, without case', async () => {
    const environment = await addEnvironment();
    const other = { ...environment, customerId: (await addCustomer()).id, name: 'Other' };
    const tenant = `  ${environment.tenant.toUpperCase()} `;
    const refused = await refusal(createCustomerEnvironment(tester, { ...other, tenant }));
    expect(refused.kind).toBe('conflict');
    expect(refused.fieldErrors.serialNumber?.[0]).toContain(environment.name);
    await createCustomerEnvironment(tester, { ...other, tenant: 'own-domain.example.com' });
    const serialNumber = `${environment.serialNumber}-2`;
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => createCustomerEnvironment(tester, { ...other, serialNumber })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const moved = await refusal(change(environment.id, { serialNumber }));
    expect(moved.fieldErrors).toHaveProperty('serialNumber');
  });

  test('says what is wrong with it', async () => {
    const { customerId } = await addEnvironment();
    const input = {
      customerId,
      tenant: '',
      serialNumber: 'a\tb',
      name: 'x'.repeat(201),
      production: 'maybe',
    };
    const { kind, fieldErrors } = await refusal(createCustomerEnvironment(tester, input));
    expect(kind).toBe('invalid');
    expect(Object.keys(fieldErrors).sort()).toEqual(['name', 'production', 'serialNumber', 'tenant']);
  });

  test('raises its customer’s license revision with every change', async () => {
    const environment = await addEnvironment();
    const revision = async () => (await licenseRevisions(environment.customerId)).customer;
    const before = await revision();
    await change(environment.id, { active: '', name: 'Renamed' });
    expect(await revision()).toBe(before + 1);
    expect(await lastAudit()).toMatch(
      new RegExp(`^Customer Environment Changed: .*: Name ${environment.name} → Renamed; Active yes → no$`),
    );
    await change(environment.id, {});
    expect(await revision()).toBe(before + 1);
    const stale = await refusal(
      updateCustomerEnvironment(tester, { ...environment, revision: 1, name: 'Late' }),
    );
    expect(stale).toMatchObject({ kind: 'conflict', message: expect.stringContaining('meanwhile') });
    await removeCustomerEnvironment(tester, { id: environment.id });
    expect(await revision()).toBe(before + 2);
    expect((await refusal(readCustomerEnvironment(tester, environment.id))).kind).toBe('not-found');
  });

  test('keeps its pair while it is registered with it', async () => {
    const environment = await addEnvironment();
    await addRegistration(environment.id);
    const refused = await refusal(change(environment.id, { tenant: 'new.example.com' }));
    expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining('Revoke') });
    await change(environment.id, { name: 'New name', tenant: environment.tenant.toUpperCase() });
    await revokeRegistration(tester, { environmentId: environment.id });
    await change(environment.id, { tenant: 'new.example.com' });
    expect((await readCustomerEnvironment(tester, environment.id)).tenant).toBe('new.example.com');
  });

  test('shows how it stands with its registration', async () => {
    const { id, customerId } = await addEnvironment();
    const shown = async () => (await listCustomerEnvironments(tester, customerId)).rows[0]?.registration;
    expect(await shown()).toMatchObject({ state: 'never', clientId: null, codeExpiresAt: null });
    const { clientId } = await addRegistration(id);
    expect(await shown()).toMatchObject({ state: 'registered', clientId, revokedAt: null });
    await revokeRegistration(tester, { environmentId: id, reason: 'Sold.' });
    expect(await shown()).toMatchObject({ state: 'revoked', clientId, revokedReason: 'Sold.' });
    const { expiresAt } = await issueRegistrationCode(tester, { environmentId: id });
    expect(await shown()).toMatchObject({ state: 'revoked', codeExpiresAt: expiresAt });
    shiftClock(73 * HOUR);
    expect(await shown()).toMatchObject({ codeExpiresAt: null });
    const again = await addRegistration(id);
    expect(await shown()).toMatchObject({ state: 'registered', clientId: again.clientId });
  });

  test('is found by name, tenant and serial number', async () => {
    const environment = await addEnvironment({ name: 'ÅRHUS Prod', serialNumber: 'SN-77' });
    const found = async (q: string) =>
      (await listCustomerEnvironments(tester, environment.customerId, { q })).total;
    for (const q of ['århus', 'sn-7', environment.tenant.slice(0, 9)]) expect(await found(q)).toBe(1);
    expect(await found('nowhere')).toBe(0);
  });

  test('is nobody’s to see or change without the permission', async () => {
    const environment = await addEnvironment();
    for (const attempt of [
      readCustomerEnvironment(stranger, environment.id),
      listCustomerEnvironments(stranger, environment.customerId),
      createCustomerEnvironment(stranger, environment),
      updateCustomerEnvironment(stranger, environment),
      removeCustomerEnvironment(stranger, environment),
    ])
      expect((await refusal(attempt)).kind).toBe('forbidden');
  });
});
