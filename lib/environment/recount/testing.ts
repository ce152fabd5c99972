import { addModule } from '#lib/environment/modules/add';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { admin, user } from '#lib/environment/testing';
import type { LicensingPeer } from '#lib/environment/testing-peer';
import { storeRole, storeUsers } from '#lib/environment/usage/testing';
import { licenseWith } from '#lib/license/fixtures';

/** For tests: who may look at recounts, and users to be counted. */

export const watcher = { ...user, grants: { ...user.grants, users: 'read' } } as const;

export const license = (product: string, terms = {}) =>
  licenseWith({ product, metric: 'named_users' }, { user_count: 2, expires_on: '2999-12-31', ...terms });

/** Payroll for two, Assets for everybody; a manager, two clerks (one of whom left), and one without a role. */
export async function fill(peer: LicensingPeer) {
  peer.licenses = [license('Payroll'), license('Assets', { site_license: true, user_count: null })];
  const modules = [];
  for (const product of ['Payroll', 'Assets'])
    modules.push((await addModule(admin, { model: product, product, installedVersion: '10.0.43' })).id);
  await refreshLicenses(admin);
  const clerk = await storeRole('Clerk', 'task', modules.slice(0, 1));
  const manager = await storeRole('Manager', 'enterprise', modules);
  await storeUsers([
    { userName: 'mia', displayName: 'Mia Manager', roles: [clerk, manager] },
    { userName: 'carl', displayName: 'Carl Clerk', roles: [clerk] },
    { userName: 'left', enabled: false, roles: [clerk, manager] },
    { userName: 'newcomer' },
  ]);
  return { clerk, manager };
}
