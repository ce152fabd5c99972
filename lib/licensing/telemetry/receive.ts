import { transaction } from '#db/client';
import { telemetryRequest } from '#lib/contract/telemetry';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { idempotencyHash } from '#lib/licensing/idempotency';
import { keepReport } from '#lib/licensing/telemetry/keep';
import type { RegisteredClient } from '#lib/licensing/tokens/authenticate';

/** Keeps what an environment reports. A repeat under the same `idempotencyKey` changes nothing. */
export async function receiveTelemetry(
  { environmentId }: Pick<RegisteredClient, 'environmentId'>,
  input: unknown,
  idempotencyKey: string | undefined,
): Promise<void> {
  const report = parse(telemetryRequest, input);
  const key = idempotencyHash(idempotencyKey);
  await transaction((tx) =>
    keepReport(tx, { environmentId, report, receivedAt: now(), idempotencyKey: key }),
  );
}
