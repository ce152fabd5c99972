import { eq } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { registrationCodes } from '#db/schema/licensing';
import { hashToken, normalizeCode } from '#lib/crypto/tokens';
import { HOUR, now, shiftClock } from '#lib/kernel/clock';
import { register } from '#lib/licensing/registration/register';
import { listCustomerEnvironments } from '#lib/publisher/customer-environments/list';
import {
  addCustomer,
  addEnvironment,
  addPending,
  addRegistration,
  lastAudit,
  pairStates,
  refusal,
  stranger,
  tester,
} from '#lib/publisher/fixtures';
import {
  readRegistrationCodeRequired,
  setRegistrationCodeRequired,
} from '#lib/publisher/settings/registration-code-required';
import { assignRegistration } from './assign';
import { issueRegistrationCode } from './issue-code';
import { countPendingRegistrations, listRegistrations } from './list';
import { rejectRegistration } from './reject';
import { listRelatedEnvironments } from './related';
import { revokeRegistration } from './revoke';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

const from = { idempotencyKey: undefined, remoteAddress: '192.0.2.1' };
const tryToRegister = (tenant_id: string, environment_id: string, registration_code?: string) =>
  register({ tenant_id, environment_id, registration_code }, from);

describe('a registration that waits', () => {
  test('is assigned to a customer, and succeeds at its next try', async () => {
    const [tenant, serialNumber] = ['waits.example.com', 'SN-1'];
    const before = await countPendingRegistrations(tester);
    await expect(tryToRegister(tenant, serialNumber)).rejects.toMatchObject({ code: 'registration_pending' });
    expect(await countPendingRegistrations(tester)).toBe(before + 1);
    const [asked] = (await listRegistrations(tester, { q: 'waits.' })).rows;
    expect(asked).toMatchObject({ tenant, serialNumber, attempts: 1, state: 'pending' });
    const customer = await addCustomer();
    const input = { id: asked?.id, customerId: customer.id, name: 'Production', production: 'on' };
    const outcomes = await Promise.allSettled([
      assignRegistration(tester, input),
      assignRegistration(tester, input),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await lastAudit()).toContain(`Registration Assigned: ${customer.name} / Production`);
    const { rows } = await listCustomerEnvironments(tester, customer.id);
    expect(rows).toMatchObject([
      { tenant, serialNumber, name: 'Production', production: true, active: true },
    ]);
    expect(await countPendingRegistrations(tester)).toBe(before);
    expect(await tryToRegister(tenant, serialNumber)).toMatchObject({ license_holder: customer.name });
  });

  test('is rejected with a reason, once, and can be assigned all the same', async () => {
    const { id, tenant, serialNumber } = await addPending();
    expect(Object.keys((await refusal(rejectRegistration(tester, { id, reason: ' ' }))).fieldErrors)).toEqual(
      ['reason'],
    );
    await rejectRegistration(tester, { id, reason: 'Not a customer of ours.' });
    expect(await lastAudit()).toContain(`serial number ${serialNumber}: Not a customer of ours.`);
    expect((await refusal(rejectRegistration(tester, { id, reason: 'Again' }))).kind).toBe('not-found');
    await expect(tryToRegister(tenant, serialNumber)).rejects.toMatchObject({
      code: 'registration_rejected',
    });
    const rejected = (await listRegistrations(tester, { q: tenant }, 'rejected')).rows;
    expect(rejected).toMatchObject([{ id, reason: 'Not a customer of ours.' }]);
    expect((await listRegistrations(tester, { q: tenant })).total).toBe(0);
    await assignRegistration(tester, { id, customerId: (await addCustomer()).id, name: 'After all' });
    await tryToRegister(tenant, serialNumber);
  });

  test('leaves the queue when its environment is listed by hand, and asks for a customer and a name', async () => {
    const { id, tenant, serialNumber } = await addPending();
    const { kind, fieldErrors } = await refusal(assignRegistration(tester, { id, customerId: '', name: '' }));
    expect(kind).toBe('invalid');
    expect(Object.keys(fieldErrors).sort()).toEqual(['customerId', 'name']);
    await addEnvironment({ tenant: tenant.toUpperCase(), serialNumber });
    expect((await listRegistrations(tester, { q: tenant })).total).toBe(0);
  });
});

describe('whose a request may be', () => {
  test('is told by listed environments with the same serial number or tenant', async () => {
    const { id: moved, serialNumber } = await addEnvironment();
    const { id: second, tenant } = await addEnvironment();
    await addEnvironment();
    const found = await listRelatedEnvironments(tester, { tenant: ` ${tenant.toUpperCase()}`, serialNumber });
    expect(found.map(({ id }) => id).sort()).toEqual([moved, second].sort());
    expect(await listRelatedEnvironments(tester, await addPending())).toEqual([]);
    expect((await refusal(listRelatedEnvironments(stranger, { tenant, serialNumber }))).kind).toBe(
      'forbidden',
    );
  });
});

describe('a registration code', () => {
  const stored = async (environmentId: string) =>
    reader().select().from(registrationCodes).where(eq(registrationCodes.environmentId, environmentId));

  test('lets an environment register again; the one before it is good no more', async () => {
    const { id: environmentId, tenant, serialNumber, name } = await addEnvironment();
    await tryToRegister(tenant, serialNumber);
    await expect(tryToRegister(tenant, serialNumber)).rejects.toMatchObject({ code: 'already_registered' });
    const first = await issueRegistrationCode(tester, { environmentId });
    const second = await issueRegistrationCode(tester, { environmentId });
    expect(second.expiresAt.getTime() - now().getTime()).toBeGreaterThan(71.9 * HOUR);
    expect(await stored(environmentId)).toMatchObject([{ codeHash: hashToken(normalizeCode(second.code)) }]);
    await expect(tryToRegister(tenant, serialNumber, first.code)).rejects.toMatchObject({
      code: 'invalid_registration_code',
    });
    await tryToRegister(tenant, serialNumber, second.code.toLowerCase());
    const entries = await reader().select().from(auditEntries).where(eq(auditEntries.environment, name));
    expect(entries.length).toBeGreaterThan(3);
    for (const { details } of entries)
      for (const { code } of [first, second]) expect(details).not.toContain(code);
  });

  test('that two people issue at once is one', async () => {
    const { id: environmentId } = await addEnvironment();
    await Promise.all([1, 2, 3].map(() => issueRegistrationCode(tester, { environmentId })));
    expect(await stored(environmentId)).toHaveLength(1);
  });

  test('is not issued where it would not help', async () => {
    const { id: environmentId } = await addEnvironment({ active: '' });
    const refused = await refusal(issueRegistrationCode(tester, { environmentId }));
    expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining('not active') });
    const unknown = { environmentId: '019337a0-0000-7000-8000-000000000001' };
    expect((await refusal(issueRegistrationCode(tester, unknown))).kind).toBe('not-found');
  });

  test('can be required of every environment', async () => {
    expect(await readRegistrationCodeRequired(tester)).toBe(false);
    await setRegistrationCodeRequired(tester, { required: 'on' });
    await setRegistrationCodeRequired(tester, { required: true });
    expect(await readRegistrationCodeRequired(tester)).toBe(true);
    expect(await lastAudit()).toBe('Setting Changed: Registration code required no → yes');
    const { id: environmentId, tenant, serialNumber } = await addEnvironment();
    await expect(tryToRegister(tenant, serialNumber)).rejects.toMatchObject({
      code: 'invalid_registration_code',
    });
    const { code } = await issueRegistrationCode(tester, { environmentId });
    await tryToRegister(tenant, serialNumber, code);
    await setRegistrationCodeRequired(tester, { required: false });
    expect(await readRegistrationCodeRequired(tester)).toBe(false);
  });
});

describe('a registration that is revoked', () => {
  test('ends with its tokens, and says so once', async () => {
    const { id: environmentId, tenant, serialNumber } = await addEnvironment();
    const { clientId } = await addRegistration(environmentId);
    await revokeRegistration(tester, { environmentId, reason: 'Lost laptop.' });
    expect(await pairStates(clientId)).toEqual(['revoked']);
    expect(await lastAudit()).toContain(`client ${clientId}. Lost laptop.`);
    const again = await refusal(revokeRegistration(tester, { environmentId }));
    expect(again).toMatchObject({ kind: 'conflict', message: expect.stringContaining('not registered') });
    await expect(tryToRegister(tenant, serialNumber)).rejects.toMatchObject({ code: 'already_registered' });
  });
});

test('nothing of this is for somebody without the permission', async () => {
  const { id } = await addPending();
  for (const attempt of [
    listRegistrations(stranger),
    countPendingRegistrations(stranger),
    assignRegistration(stranger, { id }),
    rejectRegistration(stranger, { id, reason: 'No' }),
    issueRegistrationCode(stranger, { environmentId: id }),
    revokeRegistration(stranger, { environmentId: id }),
    readRegistrationCodeRequired(stranger),
    setRegistrationCodeRequired(stranger, { required: true }),
  ])
    expect((await refusal(attempt)).kind).toBe('forbidden');
});
