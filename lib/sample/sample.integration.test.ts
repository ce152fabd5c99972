import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { clients, pendingRegistrations } from '#db/schema/licensing';
import { customerProducts, customers, products, releases, telemetryReports } from '#db/schema/publisher';
import { systemActor } from '#lib/access/actor';
import { telemetryRequest } from '#lib/contract/telemetry';
import { licenseTypes } from '#lib/contract/vocabulary';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { listModules } from '#lib/environment/modules/list';
import { today } from '#lib/kernel/clock';
import { evaluate, unlicensed } from '#lib/license/evaluate';
import { buildLicenseSet } from '#lib/licensing/license-set/build';
import { register } from '#lib/licensing/registration/register';
import { authenticateClient } from '#lib/licensing/tokens/authenticate';
import { expiriesByMonth } from '#lib/publisher/expiry/by-month';
import { countSilentEnvironments } from '#lib/publisher/telemetry/environments';
import { listUnlicensedModules } from '#lib/publisher/telemetry/unlicensed';
import { listValidations } from '#lib/publisher/telemetry/validations';
import { listReportedProducts } from '#lib/publisher/telemetry/versions';
import { fillWithSampleData } from '#lib/sample/fill';
import { sampleModules } from '#lib/sample/own-environment';

const tester = systemActor('Test');
let seconds = 0;

beforeAll(async () => {
  await ensureIdentity();
  const started = performance.now();
  await fillWithSampleData();
  seconds = (performance.now() - started) / 1000;
});
afterAll(closeDatabase);

describe('the sample data', () => {
  test('is there in a moment, and only once', async () => {
    expect(seconds).toBeLessThan(20);
    await expect(fillWithSampleData()).rejects.toMatchObject({ kind: 'conflict' });
    expect(await reader().$count(products)).toBe(10);
    expect(await reader().$count(customers)).toBe(40);
    const released = await reader().select().from(releases);
    const perProduct = Map.groupBy(released, (release) => release.productId);
    for (const each of perProduct.values()) {
      expect(each.length).toBeGreaterThanOrEqual(5);
      expect(each.length).toBeLessThanOrEqual(12);
    }
    expect(released.every((release) => release.releasedOn <= today())).toBe(true);
  });

  test('has every license type, and terms in every state', async () => {
    const terms = await reader().select().from(customerProducts);
    expect(new Set(terms.map((each) => each.licenseType))).toEqual(new Set(licenseTypes));
    const date = today();
    const past = (value: string | null) => value !== null && value < date;
    const some = (is: (each: (typeof terms)[number]) => boolean) =>
      expect(terms.filter(is).length).toBeGreaterThan(0);
    some((each) => past(each.expiresOn) && each.licenseType !== 'Perpetual');
    some((each) => past(each.expiresOn) && each.licenseType === 'Perpetual');
    some((each) => past(each.featureDisableOn));
    some((each) => !each.enabled);
    some((each) => (each.startsOn ?? '') > date);
    some((each) => each.siteLicense);
    some((each) => each.expiresOn === null);
  });

  test('has registered environments with telemetry in its agreed form, and some that wait', async () => {
    expect(await reader().$count(clients)).toBeGreaterThan(30);
    expect(await reader().$count(pendingRegistrations)).toBe(3);
    const reports = await reader().select().from(telemetryReports);
    expect(reports.length).toBeGreaterThan(30);
    for (const { report } of reports) expect(telemetryRequest.safeParse(report).success).toBe(true);
    expect(await reader().$count(auditEntries)).toBeGreaterThan(300);
  });

  test('is worth a look at expiries, versions, silence and validations', async () => {
    const { months } = await expiriesByMonth(tester);
    expect(months.filter(({ License }) => License > 0).length).toBeGreaterThan(8);
    const silent = await countSilentEnvironments(tester);
    expect(silent).toBeGreaterThan(1);
    expect(silent).toBeLessThan(15);
    const products = await listReportedProducts(tester);
    expect(products.filter(({ versions }) => versions > 2).length).toBeGreaterThan(5);
    const { rows } = await listUnlicensedModules(tester, { pageSize: 100 });
    expect(new Set(rows.map(({ code }) => code)).size).toBeGreaterThan(3);
    const { rows: logged } = await listValidations(tester, { pageSize: 100 });
    expect(new Set(logged.map(({ code }) => code)).size).toBeGreaterThan(2);
  });

  test('lists this environment, which registers and finds every icon in its License View', async () => {
    const identity = await ensureIdentity();
    const { tenantId: tenant_id, environmentId: environment_id } = identity;
    const answer = await register(
      { tenant_id, environment_id },
      { idempotencyKey: undefined, remoteAddress: '192.0.2.1' },
    );
    const client = await authenticateClient(answer.access_token);
    const modules = sampleModules();
    expect(await listModules(tester)).toHaveLength(modules.length);
    const names = modules.map((module) => module.product);
    const { licenses } = (await buildLicenseSet(client, names)).claims;
    const shown = modules.map((module) => {
      const entry = licenses.find((license) => license.product === module.product);
      const usage = {
        used: module.usedLicenses,
        installedVersion: module.installedVersion,
        countedAt: null,
        environmentActive: true,
      };
      const { icons } = evaluate(entry ?? unlicensed(module.product), usage, today());
      return `${module.product}: ${icons.map(({ icon, text }) => `${icon} ${text}`).join(', ')}`;
    });
    expect(shown).toEqual([
      'Advanced Banking: ',
      'Electronic Documents: warning Users exceeded',
      'Warehouse Mobility: warning Expired',
      'Contract Management: warning Not licensed',
      'Expense Automation: info Newer version available',
      'Lease Accounting: warning Users exceeded, info Newer version available',
      'Field Service Planner: ',
      'Quality Control: info Newer version available, Maintenance lapsed',
    ]);
  });
});
