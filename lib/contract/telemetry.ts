import { z } from 'zod';
import { MAX_MODULES, MAX_REPORTED_COUNT, maxLength } from '#lib/contract/licensing';
import { modelField, optionalVersion, productField, usedLicenses } from '#lib/contract/modules';
import { optionalText, optionalWholeNumber } from '#lib/kernel/fields';
import { fold } from '#lib/kernel/text';

export const telemetryModule = z.object({
  model: modelField(),
  product: productField(),
  installed_version: optionalVersion(),
  used_licenses: usedLicenses(),
});
export type TelemetryModule = z.output<typeof telemetryModule>;

/**
 * `POST /telemetry`: everything that an environment tells, and nothing else. The customer token says which
 * environment it is. Platform and application version are free text: vendors do not all write dotted numbers.
 */
export const telemetryRequest = z.object({
  environment_name: optionalText(maxLength.name),
  platform_version: optionalText(maxLength.name),
  application_version: optionalText(maxLength.name),
  enabled_users: optionalWholeNumber(0, MAX_REPORTED_COUNT),
  modules: z
    .array(telemetryModule, {
      error: (issue) => (issue.input === undefined ? 'Required.' : 'Must be a list.'),
    })
    .max(MAX_MODULES, { error: `At most ${MAX_MODULES} modules.` })
    .superRefine((modules, context) => {
      const seen = new Set<string>();
      for (const [index, module] of modules.entries()) {
        const key = fold(module.model);
        if (seen.has(key)) {
          context.addIssue({ code: 'custom', path: [index, 'model'], message: 'Named more than once.' });
        }
        seen.add(key);
      }
    }),
});
export type TelemetryRequest = z.output<typeof telemetryRequest>;
