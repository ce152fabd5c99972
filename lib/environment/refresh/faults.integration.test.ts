import { createServer } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultCode } from '#lib/environment/client/fault';
import { readExchanges } from '#lib/environment/exchanges/read';
import { listLicenses } from '#lib/environment/license-view/list';
import { addModule } from '#lib/environment/modules/add';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { readRegistration } from '#lib/environment/registration/read';
import { register } from '#lib/environment/registration/register';
import {
  admin,
  alterIdentity,
  auditLog,
  giveUpAfter,
  lastAudit,
  newEnvironment,
} from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { licenseWith } from '#lib/license/fixtures';

let peer: LicensingPeer;

beforeEach(async () => {
  giveUpAfter(10_000);
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});

const seconds = () => Math.floor(Date.now() / 1000);

const behaves = (how: LicensingPeer['misbehave']) => (p: LicensingPeer) => Object.assign(p.misbehave, how);
const slow = (p: LicensingPeer) => {
  giveUpAfter(1500);
  p.misbehave.licenses = 'slow';
};
const sets = (values: () => Partial<LicensingPeer>) => (p: LicensingPeer) => Object.assign(p, values());
const claims = (changes: () => LicensingPeer['claims']) => sets(() => ({ claims: changes() }));
const metadata = (metadataChanges: Record<string, string>) => sets(() => ({ metadataChanges }));

const faults: [what: string, does: (peer: LicensingPeer) => unknown, code: FaultCode, says: string][] = [
  ['answers 500', behaves({ licenses: 'http-500' }), 'server-error', 'HTTP 500'],
  ['answers HTML', behaves({ licenses: 'html' }), 'not-a-service', 'something else'],
  ['is a web site', behaves({ metadata: 'html' }), 'not-a-service', 'is not a licensing service'],
  ['has malformed metadata', behaves({ metadata: 'malformed' }), 'malformed', 'malformed'],
  ['has HTML for keys', behaves({ jwks: 'html' }), 'not-a-service', 'is not a licensing service'],
  ['has malformed keys', behaves({ jwks: 'malformed' }), 'malformed', 'keys'],
  ['is slow', slow, 'slow', 'did not answer within 1.5 seconds'],
  ['breaks the connection', behaves({ licenses: 'reset' }), 'unreachable', 'closed before'],
  ['loses the answer', (p) => p.loseAnswer.add('licenses'), 'unreachable', 'closed before'],
  ['redirects', behaves({ licenses: 'redirect' }), 'redirected', 'not followed'],
  ['redirects its metadata', behaves({ metadata: 'redirect' }), 'redirected', 'not followed'],
  ['answers too much', behaves({ licenses: 'too-large' }), 'too-large', 'more than 4,096 KB'],
  ['is overloaded', behaves({ licenses: 'rate-limited' }), 'rate-limited', 'in 7 seconds'],
  ['names another issuer', metadata({ issuer: 'https://evil.example/api' }), 'wrong-issuer', 'evil.example'],
  [
    'wants tokens elsewhere',
    metadata({ token_endpoint: 'https://evil.example/' }),
    'wrong-issuer',
    'not its own',
  ],
  ['signs with another key', sets(() => ({ signWithForeignKey: true })), 'bad-signature', 'signature'],
  [
    'signs with a hidden key',
    sets(() => ({ header: { kid: 'hidden' } })),
    'bad-signature',
    'does not publish',
  ],
  ['signs something else', sets(() => ({ header: { typ: 'other+jwt' } })), 'malformed', 'another kind'],
  ['means another environment', claims(() => ({ sub: 'another' })), 'not-for-us', 'another environment'],
  ['means another registration', claims(() => ({ aud: 'another' })), 'not-for-us', 'another registration'],
  ['means another tenant', claims(() => ({ tenant_id: 'another' })), 'not-for-us', 'another tenant'],
  ['is another issuer', claims(() => ({ iss: 'https://evil.example' })), 'wrong-issuer', 'another service'],
  ['gives an older set', claims(() => ({ iat: seconds() - 3600 })), 'outdated', 'older'],
  ['gives an expired set', claims(() => ({ exp: seconds() - 3600 })), 'outdated', 'expired'],
  ['gives a set of the future', claims(() => ({ iat: seconds() + 3600 })), 'outdated', 'future'],
  ['gives a set without end', claims(() => ({ exp: undefined })), 'malformed', 'exp'],
  [
    'gives impossible licenses',
    (p) => p.licenses.push(licenseWith({ product: 'Assets' }, { user_count: -1 })),
    'malformed',
    'licenses.1.terms.user_count',
  ],
  [
    'names a product twice',
    (p) => p.licenses.push(licenseWith({ product: 'PAYROLL ' })),
    'malformed',
    'twice',
  ],
];

describe('a refresh at a service that', () => {
  it.each(faults)(
    '%s fails, says why, and leaves the last verified licenses in force',
    async (_what, does, code, says) => {
      peer.licenses = [licenseWith({ product: 'Payroll' }, { user_count: 10, expires_on: '2999-12-31' })];
      await addModule(admin, {
        model: 'PayrollModel',
        product: 'Payroll',
        installedVersion: '10.0.43',
        usedLicenses: 3,
      });
      await refreshLicenses(admin);
      const before = await listLicenses(admin);
      peer.licenses = [licenseWith({ product: 'Payroll' }, { user_count: 999 })];
      does(peer);
      const error = await refreshLicenses(admin).catch((thrown) => thrown);
      expect(error).toMatchObject({ kind: 'unavailable', code });
      expect(error.message).toContain(says);
      expect(error.message).toMatch(/^The licenses were not refreshed\. .* UTC stay in force\.$/);
      const after = await listLicenses(admin);
      expect(after).toEqual(before);
      expect(after.rows[0]?.quantity).toBe(10);
      expect(await lastAudit()).toMatchObject({
        operation: 'License Refresh Failed',
        details: expect.stringContaining(says),
      });
      expect(await readExchanges(admin)).toMatchObject({
        lastLicenseCheck: before.checkedAt,
        lastRefresh: {
          outcome: 'failed',
          message: expect.stringContaining(says),
          lastSuccessAt: expect.any(Date),
        },
      });
      // A failed license refresh does not change the registration status.
      expect(await readRegistration(admin)).toMatchObject({ status: 'Registered' });
    },
  );
});

/** A port of this machine at which nobody answers. */
const deafPort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describe('a registration endpoint that', () => {
  it.each([
    ['is not a URL', 'nonsense', 'bad-endpoint', 'Not a URL'],
    ['is plain http elsewhere', 'http://licenses.example.com/api/licensing/v1', 'bad-endpoint', 'https://'],
    [
      'has a host that is not known',
      'https://nowhere.invalid/api/licensing/v1',
      'unreachable',
      'cannot be reached',
    ],
    ['nobody answers at', async () => `http://127.0.0.1:${await deafPort()}`, 'unreachable', 'refused'],
    [
      'is another path of the service',
      async () => `${peer.endpoint}/v2`,
      'not-a-service',
      'is not a licensing service',
    ],
  ])('%s: status and audit entry say so', async (_what, endpoint, code, says) => {
    const registrationEndpoint = typeof endpoint === 'string' ? endpoint : await endpoint();
    await alterIdentity({ registrationEndpoint });
    await expect(register(admin)).rejects.toMatchObject({ kind: 'unavailable', code });
    expect(await readRegistration(admin)).toMatchObject({
      status: 'Failure',
      message: expect.stringContaining(says),
    });
    await expect(refreshLicenses(admin)).rejects.toThrow('There are no verified licenses yet.');
    expect((await auditLog()).slice(0, 3).map((entry) => entry.operation)).toEqual([
      'License Refresh Failed',
      'Registration Failed',
      'Registration Failed',
    ]);
  });

  it.each(['http-500', 'html', 'redirect', 'too-large', 'reset', 'slow', 'rate-limited'] as const)(
    'answers a registration with %s: nothing is stored but the failure',
    async (how) => {
      if (how === 'slow') giveUpAfter(1500);
      peer.misbehave.registrations = how;
      await expect(register(admin)).rejects.toMatchObject({ name: 'AppError' });
      const view = await readRegistration(admin);
      expect(view).toMatchObject({ status: 'Failure', clientId: null, registeredAt: null });
      expect(view.message).toContain('127.0.0.1');
      expect(await lastAudit()).toMatchObject({ operation: 'Registration Failed' });
    },
  );
});
