import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerEnvironments } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';

interface Deleted {
  environment: Pick<typeof customerEnvironments.$inferSelect, 'id' | 'name' | 'tenant' | 'serialNumber'>;
  /** By name. */
  customer: string;
}

/**
 * Deletes an environment with its registrations and telemetry, within the verb's transaction. The verb has raised
 * the customer's license revision.
 */
export async function deleteEnvironment(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  { environment: { id, name, tenant, serialNumber }, customer }: Deleted,
): Promise<void> {
  await tx.delete(customerEnvironments).where(eq(customerEnvironments.id, id));
  await record(
    'Customer Environment Deleted',
    `${customer} / ${name} (tenant ${tenant}, serial number ${serialNumber})`,
    name,
  );
}
