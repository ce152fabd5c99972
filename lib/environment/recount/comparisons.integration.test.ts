import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase } from '#db/client';
import { readLicensedUsers } from '#lib/environment/license-view/licensed-users';
import { listLicenses } from '#lib/environment/license-view/list';
import { readComparisons } from '#lib/environment/recount/comparisons';
import { setMaximumUsers } from '#lib/environment/recount/maximum';
import { readRecountStanding } from '#lib/environment/recount/read';
import { recountUsers } from '#lib/environment/recount/run';
import { fill, license, watcher } from '#lib/environment/recount/testing';
import { readUserLicenseCount } from '#lib/environment/recount/user-license-count';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { admin, auditLog, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';

let peer: LicensingPeer;

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  await setMaximumUsers(admin, { maximumUsers: null });
  return () => peer.stop();
});
afterAll(closeDatabase);

describe('the comparisons', () => {
  it('warn of each license below the maximum user count, exceeded, or expired', async () => {
    await fill(peer);
    const { rows } = await listLicenses(user);
    expect(rows).toHaveLength(2);
    peer.licenses = [
      license('Payroll', { user_count: 1, expires_on: '2026-01-31' }),
      license('Assets', { site_license: true, user_count: null }),
    ];
    await refreshLicenses(admin);
    expect((await readComparisons(watcher)).maximumUsers).toBeNull();
    await setMaximumUsers(admin, { maximumUsers: '30000' });
    expect(await readComparisons(watcher)).toMatchObject({
      maximumUsers: 30_000,
      licenses: [
        { model: 'Assets', quantity: 'Site', used: 1, belowMaximum: null, exceeded: null, expired: null },
        {
          model: 'Payroll',
          quantity: 1,
          used: 2,
          belowMaximum: 'Payroll is licensed for 1 user, below the maximum user count of 30,000.',
          exceeded: 'Payroll is used by 2 users and licensed for 1.',
          expired: 'The license of Payroll expired on 2026-01-31.',
        },
      ],
    });
  });

  it('take a maximum user count that is set, changed and cleared, each time with its audit entry', async () => {
    await setMaximumUsers(admin, { maximumUsers: 30_000 });
    await setMaximumUsers(admin, { maximumUsers: 30_000 });
    await setMaximumUsers(admin, { maximumUsers: '' });
    expect((await auditLog()).slice(0, 2).map(({ details }) => details)).toEqual([
      'Maximum user count 30000 → none',
      'Maximum user count none → 30000',
    ]);
    for (const maximumUsers of [0, 1.5, 'many', 1_000_001])
      await expect(setMaximumUsers(admin, { maximumUsers })).rejects.toMatchObject({
        kind: 'invalid',
        fieldErrors: { maximumUsers: expect.any(Array) },
      });
    await expect(setMaximumUsers(watcher, { maximumUsers: 1 })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('for modules that ask', () => {
  it('the current user license count is that of the last recount', async () => {
    await fill(peer);
    const type = 'enterprise';
    expect(await readUserLicenseCount(watcher, { type })).toEqual({ count: 0, recalculatedAt: null });
    await recountUsers(admin);
    const { last } = await readRecountStanding(watcher);
    expect(await readUserLicenseCount(watcher, { type })).toEqual({
      count: 1,
      recalculatedAt: last?.finishedAt,
    });
    await expect(readUserLicenseCount(watcher, { type: 'none' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('the licensed user count is what the license states', async () => {
    await fill(peer);
    expect(await readLicensedUsers(user, { product: ' PAYROLL ' })).toBe(2);
    expect(await readLicensedUsers(user, { product: 'Assets' })).toBeNull();
    await expect(readLicensedUsers(user, { product: 'Unknown' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
