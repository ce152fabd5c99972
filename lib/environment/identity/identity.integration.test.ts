import { beforeEach, describe, expect, it } from 'vitest';
import { config } from '#lib/config/config';
import { changeRegistrationEndpoint } from '#lib/environment/identity/change-endpoint';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { showIdentity, theIdentity } from '#lib/environment/identity/read';
import { admin, auditLog, lastAudit, newEnvironment, user } from '#lib/environment/testing';

const ENDPOINT = 'https://licenses.example.com/api/licensing/v1';

beforeEach(async () => {
  config().environment.environmentId = undefined;
  await newEnvironment(ENDPOINT);
});

describe('the identity of the environment', () => {
  it('is generated once and stays', async () => {
    const first = await theIdentity();
    expect(first).toMatchObject({
      production: false,
      registrationEndpoint: ENDPOINT,
      hostUrl: 'http://localhost:3000',
    });
    expect(first.tenantId).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.environmentId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await Promise.all([ensureIdentity(), ensureIdentity()])).toEqual([first, first]);
    expect(await showIdentity(user)).toEqual(first);
  });

  it('follows what the settings name, with an audit entry', async () => {
    config().environment.environmentId = 'SANDBOX-7';
    expect((await ensureIdentity()).environmentId).toBe('SANDBOX-7');
    expect(await lastAudit()).toMatchObject({
      operation: 'Configuration Change',
      details: expect.stringContaining('SANDBOX-7'),
    });
    const entries = (await auditLog()).length;
    await ensureIdentity();
    expect(await auditLog()).toHaveLength(entries);
  });

  it('refuses a setting that cannot be used', async () => {
    config().environment.environmentId = 'x'.repeat(300);
    await expect(ensureIdentity()).rejects.toThrow('Environment ID');
  });
});

describe('the registration endpoint', () => {
  it('is changed with an audit entry, without its trailing slash', async () => {
    const { revision } = await theIdentity();
    await changeRegistrationEndpoint(admin, {
      registrationEndpoint: 'HTTPS://Other.example.com:443/v1/',
      revision,
    });
    expect((await theIdentity()).registrationEndpoint).toBe('https://other.example.com/v1');
    expect((await lastAudit())?.details).toBe(
      `Registration endpoint: ${ENDPOINT} → https://other.example.com/v1.`,
    );
  });

  it('that somebody else has changed meanwhile is not overwritten', async () => {
    const { revision } = await theIdentity();
    await changeRegistrationEndpoint(admin, { registrationEndpoint: 'https://one.example.com', revision });
    await expect(
      changeRegistrationEndpoint(admin, { registrationEndpoint: 'https://two.example.com', revision }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    expect((await theIdentity()).registrationEndpoint).toBe('https://one.example.com');
  });

  it('is refused beside its field when it cannot be one', async () => {
    const { revision } = await theIdentity();
    await expect(
      changeRegistrationEndpoint(admin, { registrationEndpoint: 'nonsense', revision }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { registrationEndpoint: [expect.stringContaining('Not a URL')] },
    });
    await expect(changeRegistrationEndpoint(user, {})).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
