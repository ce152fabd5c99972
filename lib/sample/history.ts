import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { clients, pendingRegistrations } from '#db/schema/licensing';
import { customerEnvironments, telemetryReports } from '#db/schema/publisher';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { DAY, HOUR, MINUTE, now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import type { Random } from '#lib/sample/random';

/** What environments have done, as the licensing service would have kept it: there is no verb to enter the past. */

const ago = (milliseconds: number): Date => new Date(now().getTime() - milliseconds);

/** Some tenths never came, the others registered in the last year, and most of those report each day. */
export async function environmentHistory(
  tx: Writer,
  environment: { id: string; name: string },
  modules: TelemetryRequest['modules'],
  random: Random,
): Promise<void> {
  if (random.chance(0.2)) return;
  const registeredAt = ago(random.int(10, 360) * DAY + random.int(0, 1400) * MINUTE);
  const revoked = random.chance(0.06);
  await tx.insert(clients).values({
    id: newId(),
    environmentId: environment.id,
    registeredAt,
    revokedAt: revoked ? ago(random.int(1, 9) * DAY) : null,
    revokedReason: revoked ? 'The environment was restored from a copy.' : null,
  });
  const refused = random.chance(0.1) ? random.int(1, 4) : 0;
  const silent = revoked || random.chance(0.15);
  const receivedAt = silent ? ago(random.int(4, 9) * DAY) : ago(random.int(5, 1300) * MINUTE);
  await tx.insert(telemetryReports).values({
    id: newId(),
    environmentId: environment.id,
    idempotencyKey: random.id(),
    receivedAt,
    report: telemetry(environment.name, modules, random),
  });
  await tx
    .update(customerEnvironments)
    .set({
      lastTelemetryAt: receivedAt,
      refusedAttempts: refused,
      lastRefusedAt: refused ? ago(random.int(1, 200) * HOUR) : null,
    })
    .where(eq(customerEnvironments.id, environment.id));
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
