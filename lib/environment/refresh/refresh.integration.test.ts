import { beforeEach, describe, expect, it } from 'vitest';
import { theIdentity } from '#lib/environment/identity/read';
import { listLicenses } from '#lib/environment/license-view/list';
import { readLicense } from '#lib/environment/license-view/read';
import { addModule } from '#lib/environment/modules/add';
import { removeModule } from '#lib/environment/modules/remove';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { readRegistration } from '#lib/environment/registration/read';
import { admin, alterIdentity, auditLog, lastAudit, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { shiftClock } from '#lib/kernel/clock';
import { licenseWith } from '#lib/license/fixtures';

let peer: LicensingPeer;

const payroll = (userCount: number, changes = {}) =>
  licenseWith({ product: 'Payroll', ...changes }, { user_count: userCount, expires_on: '2999-12-31' });

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  peer.licenses = [payroll(10)];
  await addModule(admin, {
    model: 'PayrollModel',
    product: 'payroll',
    installedVersion: '10.0.43',
    usedLicenses: 7,
  });
  return () => peer.stop();
});

const lastQuery = () => new URL(peer.requests.filter((each) => each.route === 'licenses').at(-1)?.url ?? '');

describe('a license refresh', () => {
  it('registers first where that is still to be done, and puts the licenses in force', async () => {
    const before = Date.now();
    const result = await refreshLicenses(admin);
    expect(result).toMatchObject({
      refreshed: 1,
      changed: 1,
      summary: '1 license refreshed, 1 changed: Payroll (new).',
    });
    expect(lastQuery().searchParams.getAll('product')).toEqual(['payroll']);
    const { rows, checkedAt, clockSetBack } = await listLicenses(user);
    expect(rows).toMatchObject([
      {
        model: 'PayrollModel',
        quantity: 10,
        used: 7,
        code: 'VALID',
        licenseHolder: 'Contoso',
        icons: [],
        fetched: true,
      },
    ]);
    expect(checkedAt?.getTime()).toBeGreaterThanOrEqual(before);
    expect(clockSetBack).toBe(false);
    expect((await auditLog()).slice(0, 2).map((entry) => entry.operation)).toEqual([
      'License Refresh',
      'Registration Success',
    ]);
  });

  it('says what changed', async () => {
    await refreshLicenses(admin);
    peer.licenses = [payroll(15, { latest_version: '10.0.44' }), licenseWith({ product: 'Assets' }, null)];
    const { summary, changes } = await refreshLicenses(admin);
    expect(changes).toEqual([
      'Payroll (License Qty 10 → 15, Latest version 10.0.43 → 10.0.44)',
      'Assets (new)',
    ]);
    expect(summary).toBe(`2 licenses refreshed, 2 changed: ${changes.join(', ')}.`);
    expect((await lastAudit())?.details).toBe(summary);
    expect(await readLicense(user, { model: 'payrollmodel' })).toMatchObject({
      quantity: 15,
      icons: [{ icon: 'info', text: 'Newer version available' }],
    });
  });

  it('that is answered "unchanged" is a successful check', async () => {
    peer.etag = '"one"';
    await refreshLicenses(admin);
    shiftClock(60_000);
    const result = await refreshLicenses(admin);
    expect(result).toMatchObject({ refreshed: 1, changed: 0, summary: '1 license refreshed, none changed.' });
    expect((await listLicenses(user)).checkedAt?.getTime()).toBeGreaterThan(Date.now() + 55_000);
    expect(peer.count('jwks')).toBe(1);
  });

  it('shows the etag only for the same products and the same environment', async () => {
    peer.etag = '"one"';
    await refreshLicenses(admin);
    await addModule(admin, { model: 'AssetsModel', product: 'Assets', installedVersion: '1.0' });
    expect(await readLicense(user, { model: 'AssetsModel' })).toMatchObject({
      code: 'NOT_LICENSED',
      fetched: false,
      message: expect.stringContaining('has been fetched yet'),
    });
    await refreshLicenses(admin);
    expect(peer.count('jwks')).toBe(2);
    await removeModule(admin, { model: 'AssetsModel' });
    await refreshLicenses(admin);
    expect(peer.count('jwks')).toBe(3);
  });

  it('forgets products that are no longer in the set', async () => {
    await refreshLicenses(admin);
    peer.licenses = [];
    expect((await refreshLicenses(admin)).summary).toBe(
      '0 licenses refreshed, 1 changed: Payroll (removed).',
    );
    expect((await readLicense(user, { model: 'PayrollModel' })).code).toBe('NOT_LICENSED');
  });

  it('shows an environment that the publisher has set inactive', async () => {
    peer.environmentActive = false;
    await refreshLicenses(admin);
    expect((await readLicense(user, { model: 'PayrollModel' })).code).toBe('ENVIRONMENT_INACTIVE');
  });

  it('is for administrators', async () => {
    await expect(refreshLicenses(user)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('a copy of the database', () => {
  it('does not have the licenses of its original in force', async () => {
    await refreshLicenses(admin);
    await alterIdentity({ environmentId: 'sandbox' });
    expect((await listLicenses(user)).rows[0]).toMatchObject({ code: 'NOT_LICENSED', fetched: false });
    await alterIdentity({ environmentId: (await theIdentity()).environmentId });
  });
});

describe('a clock that was set back behind the last check', () => {
  it('is reported once, and no longer after the next successful check', async () => {
    await refreshLicenses(admin);
    shiftClock(-24 * 3600_000);
    expect((await listLicenses(user)).clockSetBack).toBe(true);
    peer.misbehave.licenses = 'http-500';
    await expect(refreshLicenses(admin)).rejects.toThrow('HTTP 500');
    await expect(refreshLicenses(admin)).rejects.toThrow('HTTP 500');
    const noticed = (await auditLog()).filter((entry) => entry.operation === 'Clock Set Back');
    expect(noticed).toHaveLength(1);
    shiftClock(0);
    delete peer.misbehave.licenses;
    await refreshLicenses(admin);
    expect((await listLicenses(user)).clockSetBack).toBe(false);
    expect((await readRegistration(admin)).status).toBe('Registered');
  });

  it('has an answer of the present refused as one from the future', async () => {
    await refreshLicenses(admin);
    shiftClock(-24 * 3600_000);
    peer.claims = { iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 3600 };
    await expect(refreshLicenses(admin)).rejects.toThrow('Check the clock');
  });
});
