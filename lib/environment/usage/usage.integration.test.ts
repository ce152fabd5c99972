import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { modules } from '#db/schema/environment';
import {
  namedUserRoles,
  namedUsers,
  recounts,
  securityRoleModules,
  securityRoles,
} from '#db/schema/user-licensing';
import type { LicenseEntry } from '#lib/contract/license-set';
import { type Reaction, reactions } from '#lib/contract/vocabulary';
import { readDashboard } from '#lib/environment/dashboard/read';
import { listLicenses } from '#lib/environment/license-view/list';
import { readLicense } from '#lib/environment/license-view/read';
import { addModule } from '#lib/environment/modules/add';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { showTelemetry } from '#lib/environment/telemetry/payload';
import { admin, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { storeRole, storeSession, storeUsers } from '#lib/environment/usage/testing';
import { validateLicenses } from '#lib/environment/validation/validate';
import { DAY, MINUTE, now, shiftClock } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { licenseWith } from '#lib/license/fixtures';

let peer: LicensingPeer;

/** A license for two users that never ends, counted as `changes` say. */
const license = (product: string, changes: Partial<LicenseEntry> = {}, terms = {}) =>
  licenseWith({ product, ...changes }, { user_count: 2, expires_on: '2999-12-31', ...terms });

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});
afterAll(closeDatabase);

/** Installs a module per license, and fetches them. Returns the modules' IDs. */
async function install(...licenses: LicenseEntry[]): Promise<string[]> {
  peer.licenses = licenses;
  const ids: string[] = [];
  for (const { product } of licenses) {
    const { id } = await addModule(admin, {
      model: product,
      product,
      installedVersion: '10.0.43',
      usedLicenses: 7,
    });
    ids.push(id);
  }
  await refreshLicenses(admin);
  return ids;
}

const used = async () =>
  Object.fromEntries((await listLicenses(user)).rows.map((row) => [row.model, row.used]));

const recounted = (daysAgo: number) => {
  const at = new Date(now().getTime() - daysAgo * DAY);
  return transaction((tx) =>
    tx.insert(recounts).values({ id: newId(), ranBy: 'test', startedAt: at, finishedAt: at, outcome: 'ok' }),
  );
};

describe('used licenses by named users', () => {
  const named = { metric: 'named_users' } as const;

  it('are the enabled users whom a role grants the module, each once', async () => {
    const [payroll = '', assets = ''] = await install(license('Payroll', named), license('Assets', named));
    const clerk = await storeRole('Clerk', 'task', [payroll]);
    const manager = await storeRole('Manager', 'functional', [payroll, assets]);
    const guest = await storeRole('Guest', 'none');
    await storeUsers([
      { userName: 'both', roles: [clerk, manager] },
      { userName: 'clerk', roles: [clerk, guest] },
      { userName: 'guest', roles: [guest] },
      { userName: 'none' },
      { userName: 'left', enabled: false, roles: [clerk, manager] },
    ]);
    expect(await used()).toEqual({ Payroll: 2, Assets: 1 });
    expect((await readLicense(user, { model: 'Assets' })).used).toBe(1);
  });

  it('are as they are now, whatever changes', async () => {
    const [payroll = ''] = await install(license('Payroll', named));
    const clerk = await storeRole('Clerk', 'task', [payroll]);
    const [first = '', second = ''] = await storeUsers([
      { userName: 'first', roles: [clerk] },
      { userName: 'second', roles: [clerk] },
    ]);
    const usedAfter = async (change: Parameters<typeof transaction>[0]) => {
      await transaction(change);
      return (await used()).Payroll;
    };
    expect((await used()).Payroll).toBe(2);
    expect(
      await usedAfter((tx) => tx.update(namedUsers).set({ enabled: false }).where(eq(namedUsers.id, first))),
    ).toBe(1);
    expect(
      await usedAfter((tx) => tx.update(namedUsers).set({ enabled: true }).where(eq(namedUsers.id, first))),
    ).toBe(2);
    expect(await usedAfter((tx) => tx.delete(namedUserRoles).where(eq(namedUserRoles.userId, second)))).toBe(
      1,
    );
    expect(await usedAfter((tx) => tx.insert(namedUserRoles).values({ userId: second, roleId: clerk }))).toBe(
      2,
    );
    expect(await usedAfter((tx) => tx.delete(securityRoleModules))).toBe(0);
    expect(
      await usedAfter((tx) => tx.insert(securityRoleModules).values({ roleId: clerk, moduleId: payroll })),
    ).toBe(2);
    expect(await usedAfter((tx) => tx.delete(namedUsers).where(eq(namedUsers.id, first)))).toBe(1);
    expect(await usedAfter((tx) => tx.delete(securityRoles))).toBe(0);
    await expect(
      transaction(async (tx) => {
        await tx
          .insert(namedUserRoles)
          .values({ userId: second, roleId: await storeRole('New', 'task', [payroll]) });
        throw new Error('not committed');
      }),
    ).rejects.toThrow('not committed');
    expect((await used()).Payroll).toBe(0);
  });

  it('are right for more users and roles than one query takes', async () => {
    const licenses = Array.from({ length: 7 }, (_, index) => license(`Product ${index}`, named));
    const ids = await install(...licenses);
    const roles = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        storeRole(
          `Role ${index}`,
          'task',
          index % 10 === 9 ? [] : [...new Set([ids[index % 7] ?? '', ids[index % 3] ?? ''])],
        ),
      ),
    );
    const grants = (index: number): number[] => (index % 10 === 9 ? [] : [index % 7, index % 3]);
    const expected = new Array(7).fill(0);
    const users = Array.from({ length: 5500 }, (_, number) => {
      const held = [number % 70, (number * 7 + 3) % 70, (number * 31 + 11) % 70];
      const enabled = number % 5 !== 0;
      if (enabled) for (const module of new Set(held.flatMap(grants))) expected[module] += 1;
      return {
        userName: `user${number}`,
        enabled,
        roles: [...new Set(held)].map((role) => roles[role] ?? ''),
      };
    });
    await storeUsers(users);
    expect(Object.values(await used())).toEqual(expected);
    expect((await showTelemetry(user)).enabled_users).toBe(4400);
  });

  it('are not known where no named users are kept, and neither is their number', async () => {
    await install(license('Payroll', named));
    expect(await used()).toEqual({ Payroll: null });
    expect(await showTelemetry(user)).toMatchObject({
      enabled_users: null,
      modules: [{ used_licenses: null }],
    });
    await storeUsers([{ userName: 'left', enabled: false }]);
    expect(await used()).toEqual({ Payroll: 0 });
    expect(await showTelemetry(user)).toMatchObject({ enabled_users: 0, modules: [{ used_licenses: 0 }] });
  });

  it('are shown for a site license, which has no limit', async () => {
    const [payroll = ''] = await install(license('Payroll', named, { site_license: true, user_count: null }));
    const clerk = await storeRole('Clerk', 'task', [payroll]);
    await storeUsers(['a', 'b', 'c'].map((userName) => ({ userName, roles: [clerk] })));
    expect((await listLicenses(user)).rows).toMatchObject([
      { quantity: 'Site', used: 3, code: 'VALID', facts: { exceeded: false } },
    ]);
  });

  it('beyond the quantity are exceeded: in the License View, on the dashboard, in a validation and in telemetry', async () => {
    const [payroll = ''] = await install(license('Payroll', named));
    const clerk = await storeRole('Clerk', 'task', [payroll]);
    await storeUsers(['a', 'b', 'c'].map((userName) => ({ userName, roles: [clerk] })));
    expect((await listLicenses(user)).rows).toMatchObject([{ code: 'USERS_EXCEEDED', used: 3, quantity: 2 }]);
    expect(await readDashboard(user)).toMatchObject({
      notifications: [{ id: 'exceeded', models: ['Payroll'] }],
      usage: [{ used: 3, quantity: 2, exceeded: true }],
    });
    await validateLicenses(admin);
    const asked = peer.requests.find((each) => each.route === 'validations');
    expect(JSON.parse(asked?.body ?? '{}')).toMatchObject({ used_licenses: 3 });
    expect(await showTelemetry(user)).toMatchObject({ enabled_users: 3, modules: [{ used_licenses: 3 }] });
  });
});

describe('used licenses by concurrent users', () => {
  it('are the sessions that are alive now', async () => {
    const [payroll = ''] = await install(license('Payroll', { metric: 'concurrent_users' }));
    expect(await used()).toEqual({ Payroll: 0 });
    await storeSession(payroll, 5 * MINUTE);
    await storeSession(payroll, MINUTE);
    expect(await used()).toEqual({ Payroll: 2 });
    shiftClock(2 * MINUTE);
    expect(await used()).toEqual({ Payroll: 1 });
  });
});

describe.each([
  ['USERS_NOT_COUNTED', 'reaction_not_counted', 'not_counted', undefined],
  ['COUNT_STALE', 'reaction_count_stale', 'count_stale', 9],
] as const)('%s', (code, choice, fact, daysAgo) => {
  const installWith = async (reaction: Reaction) => {
    await install(
      license('Payroll', {
        metric: 'named_users',
        reaction_not_counted: 'trust',
        reaction_count_stale: 'trust',
        [choice]: reaction,
      }),
    );
    if (daysAgo !== undefined) await recounted(daysAgo);
  };

  it.each(reactions)('with the choice %s is decided by it', async (reaction) => {
    await installWith(reaction);
    const [row] = (await listLicenses(user)).rows;
    expect(row?.facts[fact]).toBe(true);
    expect(row).toMatchObject(
      reaction === 'trust'
        ? { code: 'VALID', permitted: true, prompt: null, icons: [] }
        : { code, permitted: reaction === 'warn', reaction, prompt: expect.stringContaining('Payroll') },
    );
    expect(await readLicense(user, { model: 'Payroll' })).toMatchObject({
      code: reaction === 'trust' ? 'VALID' : code,
      permitted: reaction !== 'block',
    });
  });

  it('ends with a recount', async () => {
    await installWith('block');
    await recounted(0);
    expect((await listLicenses(user)).rows).toMatchObject([{ code: 'VALID', permitted: true }]);
  });
});

it('a module that is removed takes its use along', async () => {
  const [payroll = ''] = await install(license('Payroll', { metric: 'named_users' }));
  const clerk = await storeRole('Clerk', 'task', [payroll]);
  await storeUsers([{ userName: 'a', roles: [clerk] }]);
  await transaction((tx) => tx.delete(modules));
  expect(await used()).toEqual({});
});
