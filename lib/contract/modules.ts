import { MAX_REPORTED_COUNT, maxLength } from '#lib/contract/licensing';
import { optionalText, optionalWholeNumber, text } from '#lib/kernel/fields';
import { isVersion, MAX_VERSION_LENGTH } from '#lib/license/versions';

/** Fields of a module, alike in telemetry and in the environment API. */

const versionMessage = 'Must be a version: numbers with dots between them, as in 10.0.43.';

export const versionField = () => text(MAX_VERSION_LENGTH).refine(isVersion, { message: versionMessage });

/** Empty or missing becomes `null`. */
export const optionalVersion = () =>
  optionalText(MAX_VERSION_LENGTH)
    .refine((value) => value === '' || isVersion(value), { message: versionMessage })
    .transform((value) => (value === '' ? null : value));

export const modelField = () => text(maxLength.name);
export const productField = () => text(maxLength.name);

/** Used licenses; null where not known. */
export const usedLicenses = () => optionalWholeNumber(0, MAX_REPORTED_COUNT);
