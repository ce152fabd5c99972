import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { clients, pendingRegistrations } from '#db/schema/licensing';
import { customerEnvironments, telemetryReports, validations } from '#db/schema/publisher';
import type { LicenseEntry } from '#lib/contract/license-set';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { DAY, HOUR, MINUTE, now, SECOND } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { validityOf } from '#lib/license/validation';
import { replaceReportedModules } from '#lib/licensing/telemetry/reported-modules';
import type { Random } from '#lib/sample/random';

/** What environments have done, as the licensing service would have kept it: there is no verb to enter the past. */

const ago = (milliseconds: number): Date => new Date(now().getTime() - milliseconds);

/** An environment as it is listed, with what is installed there and the terms for it. */
export interface SampleEnvironment {
  id: string;
  name: string;
  tenant: string;
  production: boolean;
  active: boolean;
  installed: InstalledModule[];
}

export interface InstalledModule {
  reported: TelemetryRequest['modules'][number];
  /** What the customer is entitled to. */
  license: LicenseEntry;
}

/** Some tenths never came, the others registered in the last year, and most of those report each day. */
export async function environmentHistory(
  tx: Writer,
  environment: SampleEnvironment,
  random: Random,
): Promise<void> {
  if (random.chance(0.2)) return;
  const revoked = random.chance(0.06);
  await tx.insert(clients).values({
    id: newId(),
    environmentId: environment.id,
    registeredAt: ago(random.int(40, 360) * DAY + random.int(0, 1400) * MINUTE),
    revokedAt: revoked ? ago(random.int(1, 9) * DAY) : null,
    revokedReason: revoked ? 'The environment was restored from a copy.' : null,
  });
  const refused = random.chance(0.1) ? random.int(1, 4) : 0;
  const silent = revoked || random.chance(0.1);
  const lastHeardOf = silent ? ago(random.int(9, 30) * DAY) : ago(random.int(5, 1300) * MINUTE);
  await dailyReports(tx, environment, lastHeardOf, random);
  await dailyValidations(tx, environment, lastHeardOf);
  await tx
    .update(customerEnvironments)
    .set({
      lastTelemetryAt: lastHeardOf,
      refusedAttempts: refused,
      lastRefusedAt: refused ? ago(random.int(1, 200) * HOUR) : null,
    })
    .where(eq(customerEnvironments.id, environment.id));
}

const REPORTS = 10;

/** One report a day up to the last; its modules are those that count. */
async function dailyReports(
  tx: Writer,
  { id, name, installed }: SampleEnvironment,
  last: Date,
  random: Random,
): Promise<void> {
  const modules = installed.map(({ reported }) => reported);
  const report = telemetry(name, modules, random);
  await tx.insert(telemetryReports).values(
    Array.from({ length: REPORTS }, (_, day) => ({
      id: newId(),
      environmentId: id,
      idempotencyKey: random.id(),
      receivedAt: new Date(last.getTime() - day * DAY),
      report: { ...report, enabled_users: (report.enabled_users ?? 0) - random.int(0, day) },
    })),
  );
  await replaceReportedModules(tx, id, modules, last);
}

const VALIDATED_DAYS = 3;

/** Each module once a day, one after the other from the time of the report. */
async function dailyValidations(tx: Writer, environment: SampleEnvironment, last: Date): Promise<void> {
  const rows = Array.from({ length: VALIDATED_DAYS }, (_, day) => day).flatMap((day) =>
    environment.installed.map(({ reported, license }, index) => {
      const at = new Date(last.getTime() - day * DAY + index * SECOND);
      const told = { model_version: reported.installed_version, used_licenses: reported.used_licenses };
      const { code, permitted } = validityOf(license, told, environment.active, at);
      return {
        id: newId(),
        environmentId: environment.id,
        at,
        product: reported.product,
        productKey: fold(reported.product),
        model: reported.model,
        modelVersion: reported.installed_version ?? '',
        hostUrl: `https://${environment.production ? 'erp' : 'erp-test'}.${environment.tenant}`,
        enabled: permitted,
        installed: true,
        production: environment.production,
        usedLicenses: reported.used_licenses,
        code,
        permitted,
      };
    }),
  );
  if (rows.length > 0) await tx.insert(validations).values(rows);
}

function telemetry(name: string, modules: TelemetryRequest['modules'], random: Random): TelemetryRequest {
  const minor = random.int(42, 46);
  return {
    environment_name: name,
    platform_version: `7.0.${7000 + minor * 20}.${random.int(20, 140)}`,
    application_version: `10.0.${minor * 50 + random.int(0, 49)}.${random.int(10, 60)}`,
    enabled_users: random.int(20, 900),
    modules,
  };
}

const strangers = [
  ['sandvika-bygg.example.net', 'Byggeteknik UAT'],
  ['trial-8841.example.org', '3d0f6a52'],
  ['kiwi-logistics.example.net', 'KL-PROD-01'],
] as const;

/** Environments that asked to register and are not listed: some wait, one was rejected. */
export async function pendingHistory(tx: Writer, random: Random): Promise<void> {
  for (const [index, [tenant, suffix]] of strangers.entries()) {
    const rejected = index === 1;
    await tx.insert(pendingRegistrations).values({
      id: newId(),
      tenant,
      tenantKey: fold(tenant),
      serialNumber: `${random.id().slice(0, 18)}-${suffix.replaceAll(' ', '-')}`,
      state: rejected ? 'rejected' : 'pending',
      reason: rejected ? 'Nobody at the tenant knows of it.' : '',
      attempts: random.int(1, 6),
      firstSeenAt: ago((index + 2) * DAY),
      lastSeenAt: ago(random.int(1, 20) * HOUR),
      remoteAddress: `198.51.100.${random.int(2, 250)}`,
    });
  }
}
