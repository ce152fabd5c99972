import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerEnvironments, telemetryReports } from '#db/schema/publisher';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { newId } from '#lib/kernel/id';
import { replaceReportedModules } from '#lib/licensing/telemetry/reported-modules';

interface Report {
  environmentId: string;
  report: TelemetryRequest;
  /** When it was so: for a file, when it was exported. */
  receivedAt: Date;
  idempotencyKey: string | null;
}

/** Keeps a report as the environment's last. Returns false, and changes nothing, where its key is known already. */
export async function keepReport(
  tx: Writer,
  { environmentId, report, receivedAt, idempotencyKey }: Report,
): Promise<boolean> {
  const [kept] = await tx
    .insert(telemetryReports)
    .values({ id: newId(), environmentId, idempotencyKey, receivedAt, report })
    .onConflictDoNothing()
    .returning({ id: telemetryReports.id });
  if (!kept) return false;
  // Not an edit of the record, so its revision stays. Two reports at once take turns here.
  await tx
    .update(customerEnvironments)
    .set({ lastTelemetryAt: receivedAt })
    .where(eq(customerEnvironments.id, environmentId));
  await replaceReportedModules(tx, environmentId, report.modules, receivedAt);
  return true;
}
