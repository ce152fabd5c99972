import { beforeEach, describe, expect, it } from 'vitest';
import { isFault } from '#lib/environment/client/fault';
import { lastExchange } from '#lib/environment/exchanges/exchanges';
import { listLicenses } from '#lib/environment/license-view/list';
import { addModule } from '#lib/environment/modules/add';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { admin, auditLog, lastAudit, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { validateOncePerDay } from '#lib/environment/validation/daily';
import { showValidations } from '#lib/environment/validation/questions';
import { validateLicenses } from '#lib/environment/validation/validate';
import { DAY, shiftClock } from '#lib/kernel/clock';
import { licenseWith } from '#lib/license/fixtures';

let peer: LicensingPeer;

const license = (product: string, changes = {}) =>
  licenseWith({ product }, { user_count: 10, expires_on: '2999-12-31', ...changes });

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  peer.licenses = [license('Payroll'), license('Assets')];
  for (const model of ['Payroll', 'Assets']) {
    await addModule(admin, { model, product: model, installedVersion: '10.0.43', usedLicenses: 7 });
  }
  await refreshLicenses(admin);
  return () => peer.stop();
});

const bodies = () =>
  peer.requests.filter((each) => each.route === 'validations').map((each) => JSON.parse(each.body));
const codes = async () => (await listLicenses(user)).rows.map((row) => row.code);
const validationAudits = async () =>
  (await auditLog()).filter((entry) => entry.operation.startsWith('Validation'));

describe('Validate licenses', () => {
  it('asks about each module, tells what was agreed and no more, and says that all is well', async () => {
    const result = await validateLicenses(admin);
    expect(result).toEqual({
      validated: 2,
      differing: [],
      summary: '2 modules validated, all as the licenses in force say.',
    });
    expect(bodies()).toEqual(
      ['Assets', 'Payroll'].map((model) => ({
        product: model,
        model,
        model_version: '10.0.43',
        host_url: 'http://localhost:3000',
        is_enabled: true,
        is_installed: true,
        is_production: false,
        used_licenses: 7,
        nonce: expect.stringMatching(/^.{20,}$/),
      })),
    );
    expect(new Set(bodies().map(({ nonce }) => nonce)).size).toBe(2);
    expect(bodies().map(({ nonce, ...told }) => told)).toEqual(await showValidations(user));
    expect(await lastAudit()).toMatchObject({ operation: 'Validation', details: result.summary });
    expect(peer.count('licenses')).toBe(1);
  });

  it('refreshes the licenses where an answer differs, and puts nothing else in force', async () => {
    peer.licenses = [license('Payroll', { user_count: 5 }), license('Assets')];
    const { differing, summary } = await validateLicenses(admin);
    expect(differing).toEqual(['Payroll (Valid → Users exceeded)']);
    expect(summary).toBe(
      '2 modules validated, 1 differs: Payroll (Valid → Users exceeded). 2 licenses refreshed, 1 changed: Payroll (License Qty 10 → 5).',
    );
    expect(await codes()).toEqual(['VALID', 'USERS_EXCEEDED']);
    expect((await auditLog()).slice(0, 2).map((entry) => entry.operation)).toEqual([
      'License Refresh',
      'Validation',
    ]);
  });

  it('replaces nothing by the answers alone: when the refresh fails, the licenses in force stay', async () => {
    peer.licenses = [license('Payroll', { user_count: 5 }), license('Assets')];
    peer.misbehave.licenses = 'http-500';
    await expect(validateLicenses(admin)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/1 differs: Payroll .* not refreshed.* stay in force/),
    });
    expect(await codes()).toEqual(['VALID', 'VALID']);
  });

  it('notices that the environment is no longer active', async () => {
    peer.environmentActive = false;
    const { differing } = await validateLicenses(admin);
    expect(differing).toHaveLength(2);
    expect(await codes()).toEqual(['ENVIRONMENT_INACTIVE', 'ENVIRONMENT_INACTIVE']);
  });

  it('renews a token that is not accepted, and asks everything once more', async () => {
    peer.revoked.add(peer.current?.access ?? '');
    expect((await validateLicenses(admin)).validated).toBe(2);
    expect(peer.count('token')).toBe(1);
    expect(peer.count('validations')).toBe(3);
  });

  const faults: [what: string, does: () => void, code: Parameters<typeof isFault>[1]][] = [
    ['is down', () => Object.assign(peer.misbehave, { validations: 'http-500' }), 'server-error'],
    ['answers a page', () => Object.assign(peer.misbehave, { validations: 'html' }), 'not-a-service'],
    ['signs with another key', () => Object.assign(peer, { signWithForeignKey: true }), 'bad-signature'],
    ['signs something else', () => Object.assign(peer, { header: { typ: 'license+jwt' } }), 'malformed'],
    [
      'is another issuer',
      () => Object.assign(peer, { claims: { iss: 'https://evil.example' } }),
      'wrong-issuer',
    ],
    ['means another registration', () => Object.assign(peer, { claims: { aud: 'another' } }), 'not-for-us'],
    ['means another environment', () => Object.assign(peer, { claims: { sub: 'another' } }), 'not-for-us'],
    ['means another tenant', () => Object.assign(peer, { claims: { tenant_id: 'another' } }), 'not-for-us'],
    ['gives an answer of before', () => Object.assign(peer, { claims: { nonce: 'old' } }), 'not-for-us'],
    ['gives another answer', () => Object.assign(peer, { claims: { product: 'Other' } }), 'not-for-us'],
    ['gives an expired answer', () => Object.assign(peer, { claims: { exp: 1_700_000_000 } }), 'outdated'],
    ['gives an answer without facts', () => Object.assign(peer, { claims: { facts: {} } }), 'malformed'],
  ];

  it.each(faults)('believes nothing when the service %s, and says so', async (_what, does, code) => {
    peer.licenses = [];
    does();
    const refused = await validateLicenses(admin).catch((error) => error);
    expect(refused).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('The licenses in force stay as they are.'),
    });
    expect(isFault(refused, code)).toBe(true);
    expect(await lastAudit()).toMatchObject({ operation: 'Validation Failed' });
    expect(await codes()).toEqual(['VALID', 'VALID']);
    expect(peer.count('licenses')).toBe(1);
  });

  it('is for those who may refresh licenses', async () => {
    await expect(validateLicenses(user)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(peer.count('validations')).toBe(0);
  });

  it('says without a registration what to do about it, and sends nothing', async () => {
    await newEnvironment(peer.endpoint);
    await addModule(admin, { model: 'Payroll', product: 'Payroll', installedVersion: '1.0' });
    await expect(validateLicenses(admin)).rejects.toMatchObject({
      message: expect.stringContaining('has not tried to register yet'),
    });
    expect(peer.count('validations')).toBe(0);
  });
});

describe('the first look at the dashboard of a day', () => {
  it('validates, once however many look at the same time', async () => {
    await Promise.all([validateOncePerDay(), validateOncePerDay(), validateOncePerDay()]);
    await validateOncePerDay();
    expect(await validationAudits()).toMatchObject([{ operation: 'Validation', actor: 'Daily validation' }]);
    shiftClock(DAY);
    await validateOncePerDay();
    expect(await validationAudits()).toHaveLength(2);
  });

  it('refreshes where an answer differs', async () => {
    peer.licenses = [license('Payroll', { enabled: false }), license('Assets')];
    await validateOncePerDay();
    expect(await codes()).toEqual(['VALID', 'LICENSE_DISABLED']);
  });

  it('is not disturbed by a service that is down, and does not try again that day', async () => {
    peer.misbehave.validations = 'reset';
    await validateOncePerDay();
    await validateOncePerDay();
    expect(await validationAudits()).toMatchObject([{ operation: 'Validation Failed' }]);
    expect(await lastExchange('validation')).toMatchObject({ outcome: 'failed', lastSuccessAt: null });
  });

  it('leaves an environment without a registration alone', async () => {
    await newEnvironment(peer.endpoint);
    await validateOncePerDay();
    expect(await validationAudits()).toEqual([]);
    expect(await lastExchange('validation')).toBeNull();
  });
});
