import { and, eq, isNull } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';
import { refuseListedPair } from '#lib/publisher/customer-environments/insert';
import { customerEnvironmentLabels } from '#lib/publisher/customer-environments/labels';
import type { CustomerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import { differences } from '#lib/records/differences';
import { changedMeanwhile } from '#lib/records/record';

type Stored = Pick<
  typeof customerEnvironments.$inferSelect,
  'id' | 'revision' | 'tenantKey' | keyof CustomerEnvironmentInput
>;

/** What changed, in words; empty if nothing did. */
export const changeOfEnvironment = (
  before: CustomerEnvironmentInput,
  environment: CustomerEnvironmentInput,
): string => differences(customerEnvironmentLabels, before, environment);

/**
 * Writes a changed environment with its audit entry, within the verb's transaction. The verb has raised the
 * customer's license revision. Throws `conflict` for a pair that is listed already, or another pair while registered.
 */
export async function writeEnvironment(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  { before, customer }: { before: Stored; customer: string },
  environment: CustomerEnvironmentInput,
): Promise<void> {
  const { id, revision } = before;
  const tenantKey = fold(environment.tenant);
  if (tenantKey !== before.tenantKey || environment.serialNumber !== before.serialNumber) {
    await refuseIfRegistered(tx, id);
    await refuseListedPair(tx, environment, id);
  }
  const written = await tx
    .update(customerEnvironments)
    .set({
      ...environment,
      tenantKey,
      nameKey: fold(environment.name),
      revision: revision + 1,
      updatedAt: now(),
    })
    .where(and(eq(customerEnvironments.id, id), eq(customerEnvironments.revision, revision)))
    .returning({ id: customerEnvironments.id });
  if (written.length === 0) throw changedMeanwhile(`The environment ${before.name}`);
  await record(
    'Customer Environment Changed',
    `${customer} / ${before.name}: ${changeOfEnvironment(before, environment)}`,
    before.name,
  );
}

/** A registration is good for the pair that it was made for, and no other. */
async function refuseIfRegistered(tx: Writer, environmentId: string): Promise<void> {
  const current = and(eq(clients.environmentId, environmentId), isNull(clients.revokedAt));
  if ((await tx.$count(clients, current)) === 0) return;
  throw conflict(
    'Tenant and serial number cannot be changed while the environment is registered with them. Revoke its registration first, or list the new pair as another environment.',
  );
}
