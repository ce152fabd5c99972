import type { z } from 'zod';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import type { telemetryFile } from '#lib/contract/offline';
import { theIdentity } from '#lib/environment/identity/read';
import { telemetryPayload } from '#lib/environment/telemetry/payload';
import { now } from '#lib/kernel/clock';
import { counted } from '#lib/records/some-of';

/** What would be sent now, as a file for the publisher. */
export async function exportTelemetry(actor: Actor): Promise<{ name: string; content: string }> {
  const authorized = authorize(actor, 'licenses', 'update');
  const [identity, telemetry] = await Promise.all([theIdentity(), telemetryPayload()]);
  const exportedAt = now().toISOString();
  const file: z.input<typeof telemetryFile> = {
    tenant_id: identity.tenantId,
    environment_id: identity.environmentId,
    exported_at: exportedAt,
    telemetry,
  };
  await changeEnvironment(authorized, (_, record) =>
    record(
      'Telemetry Exported',
      `Telemetry of ${counted(telemetry.modules.length, 'module')} exported to a file.`,
      identity.name,
    ),
  );
  return {
    name: `telemetry-${exportedAt.slice(0, 16).replace(/[T:]/g, '-')}.json`,
    content: `${JSON.stringify(file, null, 2)}\n`,
  };
}
