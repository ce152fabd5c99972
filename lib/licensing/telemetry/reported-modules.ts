import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { reportedModules } from '#db/schema/publisher';
import type { TelemetryModule } from '#lib/contract/telemetry';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { versionKey } from '#lib/license/versions';

/** The modules that an environment reported last, as rows that can be counted. At most 500. */
export async function replaceReportedModules(
  tx: Writer,
  environmentId: string,
  modules: readonly TelemetryModule[],
  reportedAt: Date,
): Promise<void> {
  await tx.delete(reportedModules).where(eq(reportedModules.environmentId, environmentId));
  if (modules.length === 0) return;
  await tx.insert(reportedModules).values(
    modules.map((module) => ({
      id: newId(),
      environmentId,
      model: module.model,
      modelKey: fold(module.model),
      product: module.product,
      productKey: fold(module.product),
      installedVersion: module.installed_version ?? '',
      versionKey: module.installed_version === null ? '' : versionKey(module.installed_version),
      usedLicenses: module.used_licenses,
      reportedAt,
    })),
  );
}
