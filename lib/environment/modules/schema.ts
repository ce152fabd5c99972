import { z } from 'zod';
import { modelField, productField, usedLicenses, versionField } from '#lib/contract/modules';
import { recordId, recordRevision } from '#lib/kernel/fields';

/** What is kept of an installed module. */
export const moduleInput = z.object({
  model: modelField(),
  product: productField(),
  installedVersion: versionField(),
  /** As reported; null or empty when the module does not report. */
  usedLicenses: usedLicenses(),
});
export type ModuleInput = z.output<typeof moduleInput>;

/** As edited on its page. */
export const moduleChange = moduleInput.extend({ id: recordId(), revision: recordRevision() });

/** As a pipeline or the module itself reports it: without `usedLicenses` the number known so far stays. */
export const moduleReport = moduleInput.extend({ usedLicenses: usedLicenses().optional() });

export const moduleRemoval = z.union([z.object({ id: recordId() }), z.object({ model: modelField() })], {
  error: 'Name the module by its ID or its model.',
});
