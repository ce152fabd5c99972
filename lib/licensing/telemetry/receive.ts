import { eq } from 'drizzle-orm';
import { transaction } from '#db/client';
import { customerEnvironments, telemetryReports } from '#db/schema/publisher';
import { telemetryRequest } from '#lib/contract/telemetry';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { idempotencyHash } from '#lib/licensing/idempotency';
import { replaceReportedModules } from '#lib/licensing/telemetry/reported-modules';
import type { RegisteredClient } from '#lib/licensing/tokens/authenticate';

/** Keeps what an environment reports. A repeat under the same `idempotencyKey` changes nothing. */
export async function receiveTelemetry(
  { environmentId }: Pick<RegisteredClient, 'environmentId'>,
  input: unknown,
  idempotencyKey: string | undefined,
): Promise<void> {
  const report = parse(telemetryRequest, input);
  const key = idempotencyHash(idempotencyKey);
  await transaction(async (tx) => {
    const receivedAt = now();
    const [kept] = await tx
      .insert(telemetryReports)
      .values({ id: newId(), environmentId, idempotencyKey: key, receivedAt, report })
      .onConflictDoNothing()
      .returning({ id: telemetryReports.id });
    if (!kept) return;
    // Not an edit of the record, so its revision stays. Two reports at once take turns here.
    await tx
      .update(customerEnvironments)
      .set({ lastTelemetryAt: receivedAt })
      .where(eq(customerEnvironments.id, environmentId));
    await replaceReportedModules(tx, environmentId, report.modules, receivedAt);
  });
}
