import { type Actor, type Authorized, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { recordExchange } from '#lib/environment/exchanges/exchanges';
import { type Identity, theIdentity } from '#lib/environment/identity/read';
import { withLease } from '#lib/environment/leases/with-lease';
import { listLicenses } from '#lib/environment/license-view/list';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { shownMessage } from '#lib/environment/registration/refusal';
import { askToValidate } from '#lib/environment/validation/ask';
import { differenceOf, summarizeValidation } from '#lib/environment/validation/compare';
import { questionAbout } from '#lib/environment/validation/questions';
import { now } from '#lib/kernel/clock';
import { AppError, isAppError } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';
import { unlicensed } from '#lib/license/evaluate';
import { validityOf } from '#lib/license/validation';

export interface ValidationResult {
  /** Modules. */
  validated: number;
  /** Those of which the service says something else than the license in force, and what. */
  differing: string[];
  /** All of it in a sentence or two, and what the refresh did if one was due. */
  summary: string;
}

export const VALIDATION_LEASE = 'license-validation';

/**
 * Asks the licensing service about each installed module. Where an answer differs from the license in force, the
 * licenses are refreshed: the answer itself replaces nothing. Throws an AppError that says what failed and what still
 * holds; the audit log says the same.
 */
export async function validateLicenses(actor: Actor): Promise<ValidationResult> {
  const authorized = authorize(actor, 'licenses', 'update');
  const result = await withLease(VALIDATION_LEASE, () => validateInTurn(authorized));
  return result.differing.length === 0 ? result : refreshed(actor, result);
}

/** As {@link validateLicenses}, without the refresh, for one who holds the lease. */
export async function validateInTurn(authorized: Authorized): Promise<ValidationResult> {
  const identity = await theIdentity();
  try {
    const { rows } = await listLicenses(authorized.actor);
    const differing = rows.length === 0 ? [] : await compareAll(authorized, identity, rows);
    const summary = summarizeValidation(rows.length, differing);
    await changeEnvironment(authorized, async (tx, record) => {
      await recordExchange(tx, 'validation', 'ok', summary);
      await record('Validation', summary, identity.name);
    });
    return { validated: rows.length, differing, summary };
  } catch (error) {
    throw await failed(authorized, identity, error);
  }
}

/** Refreshes the licenses that `result` found to differ. Throws an AppError that also says what was found. */
export async function refreshed(actor: Actor, result: ValidationResult): Promise<ValidationResult> {
  try {
    const { summary } = await refreshLicenses(actor);
    return { ...result, summary: `${result.summary} ${summary}` };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, retryAfter, message } = error;
    throw new AppError(error.kind, `${result.summary} ${message}`, { code, retryAfter, cause: error });
  }
}

/** What differs, one per module. */
async function compareAll(
  authorized: Authorized,
  identity: Identity,
  rows: readonly LicenseRow[],
): Promise<string[]> {
  const questions = rows.map((row) => questionAbout(row, identity));
  const answers = await askToValidate(authorized, questions);
  // Read after the answers came: a refresh may have been faster.
  const set = await setInForce(identity);
  const inForce = set ? await licensesInForce() : new Map();
  const at = now();
  return questions.flatMap((question, index) => {
    const there = answers[index];
    if (!there) return [];
    const license = inForce.get(fold(question.product)) ?? unlicensed(question.product);
    const difference = differenceOf(validityOf(license, question, set?.environmentActive ?? true, at), there);
    return difference ? [`${question.model} (${difference})`] : [];
  });
}

/** Records the failure. Returns what to throw. */
async function failed(authorized: Authorized, identity: Identity, error: unknown): Promise<unknown> {
  const reason = shownMessage(error);
  await changeEnvironment(authorized, async (tx, record) => {
    await recordExchange(tx, 'validation', 'failed', reason);
    await record('Validation Failed', reason, identity.name);
  });
  if (!isAppError(error)) return error;
  const { code, retryAfter } = error;
  return new AppError(
    'unavailable',
    `The licenses were not validated. ${reason} The licenses in force stay as they are.`,
    { code, retryAfter, cause: error },
  );
}
