import { beforeEach, describe, expect, it } from 'vitest';
import { changeRegistrationEndpoint } from '#lib/environment/identity/change-endpoint';
import { theIdentity } from '#lib/environment/identity/read';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { readRegistration } from '#lib/environment/registration/read';
import { refreshToken } from '#lib/environment/registration/refresh-token';
import { register } from '#lib/environment/registration/register';
import { registerAtStart } from '#lib/environment/registration/register-at-start';
import { sendTelemetry } from '#lib/environment/telemetry/send';
import {
  admin,
  alterIdentity,
  alterRegistration,
  auditLog,
  everythingStored,
  impatient,
  lastAudit,
  newEnvironment,
  user,
} from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { HOUR } from '#lib/kernel/clock';

let peer: LicensingPeer;

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});

const status = async () => {
  const { status, reason, message } = await readRegistration(admin);
  return { status, reason, message };
};

describe('registration', () => {
  it('has never been tried in a new environment', async () => {
    expect(await status()).toMatchObject({ status: 'Not registered', reason: 'never-tried' });
    expect(peer.requests).toEqual([]);
  });

  it('happens by itself at start, and stores tokens only sealed', async () => {
    await registerAtStart(impatient);
    const view = await readRegistration(admin);
    expect(view).toMatchObject({
      status: 'Registered',
      message: '',
      licenseHolder: 'Contoso',
      needsCode: false,
    });
    expect(view.tokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR);
    expect(await lastAudit()).toMatchObject({ operation: 'Registration Success', actor: 'Startup' });
    const identity = await theIdentity();
    expect(JSON.parse(peer.requests.at(-1)?.body ?? '')).toEqual({
      tenant_id: identity.tenantId,
      environment_id: identity.environmentId,
    });
    const stored = await everythingStored();
    for (const secret of [peer.current?.access, peer.current?.refresh, peer.requests.at(-1)?.key]) {
      expect(secret).toBeTruthy();
      expect(stored).not.toContain(secret);
    }
    await registerAtStart(impatient);
    expect(peer.count('registrations')).toBe(1);
  });

  it('is repeated three times when the service fails, then the failure stands in status and audit log', async () => {
    peer.misbehave.registrations = 'http-500';
    await registerAtStart(impatient);
    expect(peer.count('registrations')).toBe(4);
    expect(
      new Set(peer.requests.filter((each) => each.route === 'registrations').map((each) => each.key)).size,
    ).toBe(1);
    expect(await status()).toMatchObject({ status: 'Failure', message: expect.stringContaining('HTTP 500') });
    expect((await auditLog()).filter((entry) => entry.operation === 'Registration Failed')).toHaveLength(1);
    delete peer.misbehave.registrations;
    await register(admin);
    expect(await status()).toEqual({ status: 'Registered', reason: null, message: '' });
  });

  it('survives a lost answer: the repeat carries the same key', async () => {
    peer.loseAnswer.add('registrations');
    await expect(register(admin)).rejects.toMatchObject({ kind: 'unavailable', code: 'unreachable' });
    expect(await status()).toMatchObject({ status: 'Failure' });
    await register(admin);
    const keys = peer.requests.filter((each) => each.route === 'registrations').map((each) => each.key);
    expect(keys[0]).toHaveLength(43);
    expect(keys[1]).toBe(keys[0]);
    expect(await status()).toMatchObject({ status: 'Registered' });
    await refreshLicenses(admin);
  });

  it.each([
    ['registration_pending', 'Not registered', 'assign it to a customer'],
    ['registration_rejected', 'Failure', 'rejected'],
    ['already_registered', 'Failure', 'registration code'],
    ['environment_inactive', 'Failure', 'inactive'],
    ['invalid_client_metadata', 'Failure', 'does not accept'],
    ['invalid_registration_code', 'Failure', 'asks for a registration code'],
    ['something_else', 'Failure', 'something_else'],
  ])('that is refused with %s is shown as %s', async (error, expected, text) => {
    peer.registrationError = error;
    await expect(register(admin)).rejects.toThrow(text);
    const shown = await status();
    expect(shown.status).toBe(expected);
    expect(shown.reason).toBe(error === 'registration_pending' ? 'pending' : null);
    expect(shown.message).toContain(text);
    expect(await lastAudit()).toMatchObject({
      operation: 'Registration Failed',
      details: expect.stringContaining(text),
    });
    peer.registrationError = undefined;
    await refreshLicenses(admin);
    expect(await status()).toMatchObject({ status: 'Registered' });
  });

  it('with a code: a wrong one is told beside the field, a right one registers again', async () => {
    await register(admin);
    const first = peer.current?.clientId;
    await expect(register(admin)).rejects.toMatchObject({ kind: 'conflict' });
    peer.code = 'ABCDE-FGHJK-MNPQR-STVWX';
    await expect(register(admin, { registrationCode: 'WRONG' })).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { registrationCode: [expect.stringContaining('wrong, used')] },
    });
    await expect(register(admin, { registrationCode: 'x'.repeat(300) })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await register(admin, { registrationCode: peer.code });
    expect(peer.current?.clientId).not.toBe(first);
    expect((await readRegistration(admin)).clientId).toBe(peer.current?.clientId);
    expect(await everythingStored()).not.toContain(peer.code);
  });

  it('happens once when several ask at once', async () => {
    await Promise.all([registerAtStart(impatient), registerAtStart(impatient), refreshLicenses(admin)]);
    expect(peer.count('registrations')).toBe(1);
    expect(await status()).toMatchObject({ status: 'Registered' });
  });

  it('is for administrators only', async () => {
    await expect(register(user)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(refreshToken(user)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(peer.requests).toEqual([]);
  });
});

describe('a registration that belongs elsewhere', () => {
  beforeEach(async () => {
    await register(admin);
    peer.requests.length = 0;
  });

  const nothingIsSent = async () => {
    await registerAtStart(impatient);
    for (const verb of [refreshToken, refreshLicenses, sendTelemetry]) {
      await expect(verb(admin)).rejects.toThrow('Nothing is sent to anybody');
    }
    expect(peer.requests).toEqual([]);
  };

  it.each([{ environmentId: 'sandbox' }, { tenantId: 'sandbox.example.com' }])(
    'is not used in a copy: %o',
    async (copy) => {
      await alterIdentity(copy);
      expect(await status()).toMatchObject({ status: 'Not registered', reason: 'copied' });
      expect((await readRegistration(admin)).tokenExpiresAt).toBeNull();
      await nothingIsSent();
      expect((await auditLog()).map((entry) => entry.operation).slice(0, 3)).toEqual([
        'Telemetry Send Failed',
        'License Refresh Failed',
        'Token Refresh Failed',
      ]);
    },
  );

  it('is not used when its tokens were sealed with another secret', async () => {
    await alterRegistration({
      sealedAccessToken: 'v1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    });
    // The mark is made with the secret, too.
    await alterRegistration({ attemptFor: 'of another secret' });
    expect(await status()).toMatchObject({ status: 'Not registered', reason: 'copied' });
    await nothingIsSent();
  });

  it('is not used while the endpoint is another one, and is good again when it is set back', async () => {
    const other = new LicensingPeer();
    await other.start();
    try {
      const change = async (registrationEndpoint: string) =>
        changeRegistrationEndpoint(admin, { registrationEndpoint, revision: (await theIdentity()).revision });
      await change(`${other.endpoint}/`);
      expect(await lastAudit()).toMatchObject({ operation: 'Configuration Change' });
      expect(await status()).toMatchObject({ status: 'Not registered', reason: 'endpoint-changed' });
      await nothingIsSent();
      expect(other.requests).toEqual([]);
      await change(peer.endpoint);
      expect(await status()).toMatchObject({ status: 'Registered' });
      await change(other.endpoint);
      await register(admin);
      expect(await status()).toMatchObject({ status: 'Registered' });
      expect(other.count('registrations')).toBe(1);
      expect(peer.requests).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});
