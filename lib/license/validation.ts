import type { LicenseEntry } from '#lib/contract/license-set';
import type { LicenseValidation, ValidationRequest } from '#lib/contract/validation';
import { today } from '#lib/kernel/clock';
import { type Evaluation, evaluate } from '#lib/license/evaluate';

/** What a validation says of a license, by itself: the rest of the answer is for whom it is, and when. */
export type Validity = Pick<
  LicenseValidation,
  'code' | 'facts' | 'permitted' | 'reaction' | 'message' | 'expires_on'
>;

/**
 * What `license` says at the instant `at` to what is asked. The licensing service answers by it, and the environment
 * compares the answer with it, so that both judge by the same: a number that is told counts as counted, since the
 * question has no room for when.
 */
export function validityOf(
  license: LicenseEntry,
  asked: Pick<ValidationRequest, 'model_version' | 'used_licenses'>,
  environmentActive: boolean,
  at: Date,
): Validity {
  const usage = {
    used: asked.used_licenses,
    installedVersion: asked.model_version,
    countedAt: asked.used_licenses === null ? null : at,
    environmentActive,
  };
  const { code, facts, permitted, reaction, message }: Evaluation = evaluate(license, usage, today(at));
  return { code, facts, permitted, reaction, message, expires_on: license.terms?.expires_on ?? null };
}
