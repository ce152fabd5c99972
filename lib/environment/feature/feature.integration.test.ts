import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { reader, transaction } from '#db/client';
import { modules } from '#db/schema/environment';
import { noteFeatureSwitches } from '#lib/environment/feature/switch';
import { listLicenses } from '#lib/environment/license-view/list';
import { readLicense } from '#lib/environment/license-view/read';
import { addModule } from '#lib/environment/modules/add';
import { listModules } from '#lib/environment/modules/list';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { admin, alterIdentity, auditLog, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { DAY, now, shiftClock, today } from '#lib/kernel/clock';
import { licenseWith } from '#lib/license/fixtures';

let peer: LicensingPeer;

const inDays = (days: number) => today(new Date(now().getTime() + days * DAY));

/** Payroll's license ended yesterday, or when it is told; its feature is disabled after the day `disables`. */
const payroll = (disables: string | null, terms = {}, changes = {}) =>
  licenseWith(
    { product: 'Payroll', reaction: 'trust', ...changes },
    { starts_on: null, expires_on: inDays(-1), feature_disable_on: disables, ...terms },
  );

const install = (model: string, product: string) =>
  addModule(admin, { model, product, installedVersion: '10.0.43', usedLicenses: 1 });

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  await install('PayrollModel', 'Payroll');
  return async () => {
    shiftClock(0);
    await peer.stop();
  };
});

/** What the audit log says of switches, the newest first. */
const switches = async () =>
  (await auditLog()).filter(({ operation }) => operation.startsWith('Feature Switched'));

const switchedOffAt = async () => {
  const [row] = await reader().select().from(modules).where(eq(modules.model, 'PayrollModel'));
  return row?.switchedOffAt ?? null;
};

describe('a feature-managed module', () => {
  it('is switched off by a refresh after its feature disable date, whatever the reaction, and comes back by one', async () => {
    peer.licenses = [payroll(inDays(-1))];
    const before = Date.now();
    await refreshLicenses(admin);
    expect((await switchedOffAt())?.getTime()).toBeGreaterThanOrEqual(before);
    expect(await switches()).toEqual([
      {
        operation: 'Feature Switched Off',
        details: `Switched off PayrollModel (Payroll), because its license ended on ${inDays(-1)} and the feature disable date, ${inDays(-1)}, has passed.`,
        actor: 'Feature check',
      },
    ]);
    expect(await readLicense(user, { model: 'PayrollModel' })).toMatchObject({
      code: 'FEATURE_DISABLED',
      permitted: false,
      reaction: 'block',
      switchedOffAt: expect.any(Date),
    });

    peer.licenses = [payroll(null, { expires_on: inDays(30) })];
    await refreshLicenses(admin);
    expect(await switchedOffAt()).toBeNull();
    expect((await switches())[0]).toMatchObject({
      operation: 'Feature Switched On',
      details: `Switched on PayrollModel (Payroll), because its license ends on ${inDays(30)}.`,
    });
    expect(await readLicense(user, { model: 'PayrollModel' })).toMatchObject({
      code: 'VALID',
      permitted: true,
      switchedOffAt: null,
    });
  });

  it('is on until the feature disable date has passed, and off from the day after, noted at the first look', async () => {
    peer.licenses = [payroll(inDays(0))];
    await refreshLicenses(admin);
    expect(await readLicense(user, { model: 'PayrollModel' })).toMatchObject({
      code: 'EXPIRED',
      permitted: true,
      switchedOffAt: null,
    });
    expect(await switches()).toEqual([]);

    shiftClock(DAY);
    const asked = now().getTime();
    const { permitted, switchedOffAt: since } = await readLicense(user, { model: 'PayrollModel' });
    expect(permitted).toBe(false);
    expect(since?.getTime()).toBeGreaterThanOrEqual(asked);
    expect(await switches()).toHaveLength(1);

    shiftClock(2 * DAY);
    const [row] = (await listLicenses(user)).rows;
    expect(row?.switchedOffAt).toEqual(since);
    expect((await listModules(user))[0]?.switchedOffAt).toEqual(since);
    expect(await switches()).toHaveLength(1);
  });

  it.each([
    ['the License View', () => listLicenses(user)],
    ['the list of modules', () => listModules(user)],
    ['a refresh that fails', () => refreshLicenses(admin).catch(() => undefined)],
  ])('is noted by %s, too', async (_, look) => {
    peer.licenses = [payroll(inDays(0))];
    await refreshLicenses(admin);
    shiftClock(DAY);
    peer.misbehave.licenses = 'http-500';
    await look();
    expect(await switchedOffAt()).toBeInstanceOf(Date);
    expect(await switches()).toHaveLength(1);
  });

  it('is noted once, by however many at once', async () => {
    peer.licenses = [payroll(inDays(0))];
    await refreshLicenses(admin);
    shiftClock(DAY);
    await Promise.all(Array.from({ length: 8 }, noteFeatureSwitches));
    expect(await switches()).toHaveLength(1);
    peer.licenses = [payroll(inDays(5))];
    await refreshLicenses(admin);
    await Promise.all(Array.from({ length: 8 }, noteFeatureSwitches));
    expect(await switches()).toHaveLength(2);
  });

  it('answers by its license, not by what is noted', async () => {
    peer.licenses = [payroll(inDays(30), { expires_on: inDays(20) })];
    await refreshLicenses(admin);
    await transaction((tx) => tx.update(modules).set({ switchedOffAt: now() }));
    expect(await readLicense(user, { model: 'PayrollModel' })).toMatchObject({
      code: 'VALID',
      permitted: true,
      switchedOffAt: null,
    });
  });

  it.each([
    ['the product is no longer feature managed', payrollOf({}, { feature_managed: false })],
    ['its license has no end date', payrollOf({ expires_on: null })],
    ['its license has no feature disable date', payrollOf({ feature_disable_on: null })],
    ['the feature disable date is 2999-12-31', payrollOf({ feature_disable_on: '2999-12-31' })],
    ['no license in force switches it off', () => licenseWith({ product: 'Payroll' }, null)],
  ])('comes back because %s', async (why, license) => {
    peer.licenses = [payroll(inDays(-1))];
    await refreshLicenses(admin);
    peer.licenses = [license()];
    await refreshLicenses(admin);
    expect((await switches())[0]?.details).toBe(`Switched on PayrollModel (Payroll), because ${why}.`);
  });
});

function payrollOf(terms: object, changes = {}) {
  return () => payroll(inDays(-1), terms, changes);
}

it('a copy is switched on again: the licenses of the original are not in force there', async () => {
  peer.licenses = [payroll(inDays(-1))];
  await refreshLicenses(admin);
  await alterIdentity({ environmentId: 'a-copy' });
  await noteFeatureSwitches();
  expect(await switchedOffAt()).toBeNull();
});

it('only the modules of the product are switched off', async () => {
  await install('PayrollReports', 'Payroll');
  await install('BankFiles', 'Banking');
  peer.licenses = [payroll(inDays(-1)), licenseWith({ product: 'Banking' })];
  await refreshLicenses(admin);
  const off = (await listModules(user)).filter((module) => module.switchedOffAt !== null);
  expect(off.map(({ model }) => model)).toEqual(['PayrollModel', 'PayrollReports']);
  expect(await switches()).toHaveLength(2);
});
