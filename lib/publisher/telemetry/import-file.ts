import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { fileText } from '#lib/contract/chosen-file';
import { readJsonFile, telemetryFile } from '#lib/contract/offline';
import { MINUTE, now } from '#lib/kernel/clock';
import { AppError, conflict, notFound } from '#lib/kernel/errors';
import { recordId } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { keepReport } from '#lib/licensing/telemetry/keep';
import { FILE_KEY } from '#lib/publisher/telemetry/reports';
import { counted } from '#lib/records/some-of';

/** How far the environment's clock may be ahead. */
const CLOCK_TOLERANCE = 5 * MINUTE;

const importInput = z.object({ environmentId: recordId(), file: fileText() });

/**
 * Keeps a telemetry file that an environment exported as its report of that time. Refuses one of another environment,
 * and one that is not newer than the last report: what is known must not go back.
 */
export async function importTelemetryFile(actor: Actor, input: unknown): Promise<{ summary: string }> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { environmentId, file } = parse(importInput, input);
  const told = readJsonFile(telemetryFile, file, 'a telemetry file');
  return changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({ environment: customerEnvironments, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.id, environmentId));
    if (!row) throw notFound('The environment');
    const { environment, customer } = row;
    if (told.environment_id !== environment.serialNumber || fold(told.tenant_id) !== environment.tenantKey) {
      throw refused(
        `This is the telemetry of another environment (tenant ${told.tenant_id}, serial number ${told.environment_id}).`,
      );
    }
    const exported = told.exported_at.toISOString();
    if (told.exported_at.getTime() > now().getTime() + CLOCK_TOLERANCE) {
      throw refused(`The file was exported in the future (${exported}): one of the two clocks is wrong.`);
    }
    const { lastTelemetryAt } = environment;
    if (lastTelemetryAt && told.exported_at < lastTelemetryAt) {
      throw refused(
        `The file was exported ${exported}, before the last telemetry of this environment (${lastTelemetryAt.toISOString()}).`,
      );
    }
    const report = { ...told.telemetry };
    const idempotencyKey = FILE_KEY + exported;
    const kept = await keepReport(tx, {
      environmentId,
      report,
      receivedAt: told.exported_at,
      idempotencyKey,
    });
    if (!kept) throw conflict('This file has been imported already.');
    const modules = counted(report.modules.length, 'module');
    const details = `${customer} / ${environment.name}: from a file of ${exported}, for ${modules}.`;
    await record('Telemetry Imported', details, environment.name);
    return {
      summary: `Telemetry of ${exported.slice(0, 16).replace('T', ' ')} UTC imported for ${modules}.`,
    };
  });
}

const refused = (message: string) => new AppError('invalid', `${message} Nothing was imported.`);
