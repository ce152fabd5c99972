import { and, eq } from 'drizzle-orm';
import { licenseSet } from '#db/schema/environment';
import { type Actor, type Authorized, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { refreshAnnouncements } from '#lib/environment/announcements/fetch';
import { fault } from '#lib/environment/client/fault';
import { recordExchange } from '#lib/environment/exchanges/exchanges';
import { noteFeatureSwitches } from '#lib/environment/feature/switch';
import { type Identity, theIdentity } from '#lib/environment/identity/read';
import { withLease } from '#lib/environment/leases/with-lease';
import { installedModules } from '#lib/environment/modules/installed';
import { questionFor } from '#lib/environment/refresh/ask';
import { noticeClock } from '#lib/environment/refresh/clock';
import { summarize } from '#lib/environment/refresh/compare';
import { type Fetched, fetchLicenseSet } from '#lib/environment/refresh/fetch';
import { licensesInForce, SET_ROW, type SetInForce, setInForce } from '#lib/environment/refresh/in-force';
import { replaceLicenses } from '#lib/environment/refresh/replace';
import { standing } from '#lib/environment/registration/read';
import { shownMessage } from '#lib/environment/registration/refusal';
import { attemptRegistration, recordFailure } from '#lib/environment/registration/register';
import { now } from '#lib/kernel/clock';
import { AppError, isAppError } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';

export interface RefreshResult {
  /** Licenses in the set. */
  refreshed: number;
  changed: number;
  /** What changed, one per license. */
  changes: string[];
  /** All of it in a sentence or two. */
  summary: string;
}

/**
 * Fetches the licenses of the installed products, verifies them and puts them in force; registers before where that
 * is still to be done. Throws an AppError that says what failed and what still holds; status and audit log say the
 * same. Fetches the publisher's announcements, too.
 */
export async function refreshLicenses(actor: Actor): Promise<RefreshResult> {
  const authorized = authorize(actor, 'licenses', 'update');
  return withLease('license-refresh', async () => {
    await noticeClock();
    try {
      await registerWhereMissing(authorized);
      return await refresh(authorized);
    } catch (error) {
      throw await failed(authorized, error);
    } finally {
      // Also when there are no licenses to be had: an outage is what it may be about.
      await refreshAnnouncements(authorized);
      // Also when nothing was refreshed: dates pass by themselves.
      await noteFeatureSwitches();
    }
  });
}

async function registerWhereMissing(authorized: Authorized): Promise<void> {
  const { tokens, reason } = await standing();
  if (tokens || reason === 'copied' || reason === 'endpoint-changed') return;
  try {
    await attemptRegistration(authorized);
  } catch (error) {
    await recordFailure(authorized, error);
    throw error;
  }
}

async function refresh(authorized: Authorized): Promise<RefreshResult> {
  const identity = await theIdentity();
  const inForce = await setInForce(identity);
  const known = inForce ? [...(await licensesInForce())] : [];
  const withTerms = new Set(known.filter(([, entry]) => entry.terms).map(([key]) => key));
  const { products, askedFor } = questionFor(await installedModules(), withTerms);
  const etag = inForce && speaksFor(inForce, identity, askedFor) ? inForce.etag : undefined;
  const fetched = await fetchLicenseSet(authorized, products, inForce, etag);
  if (fetched === 'unchanged') return confirm(authorized, identity, inForce?.jti ?? '');
  return replace(authorized, identity, fetched, askedFor);
}

/** An `etag` counts only for the same question, by the same environment, to the same service. */
const speaksFor = (set: SetInForce, identity: Identity, askedFor: string): boolean =>
  set.etag !== '' &&
  set.askedFor === askedFor &&
  fold(set.tenantId) === fold(identity.tenantId) &&
  set.issuer.replace(/\/+$/, '') === identity.registrationEndpoint &&
  set.expiresAt > now();

const confirm = (authorized: Authorized, identity: Identity, jti: string): Promise<RefreshResult> =>
  changeEnvironment(authorized, async (tx, record) => {
    const refreshed = (await licensesInForce(tx)).size;
    const confirmed = await tx
      .update(licenseSet)
      .set({ checkedAt: now(), clockNoticedAt: null })
      .where(and(eq(licenseSet.id, SET_ROW), eq(licenseSet.jti, jti)))
      .returning({ id: licenseSet.id });
    if (confirmed.length === 0)
      throw fault('outdated', 'The licenses were replaced meanwhile. Refresh them again.');
    const result = { refreshed, changed: 0, changes: [], summary: summarize(refreshed, []) };
    await recordExchange(tx, 'license-refresh', 'ok', result.summary);
    await record('License Refresh', result.summary, identity.name);
    return result;
  });

const replace = (
  authorized: Authorized,
  identity: Identity,
  fetched: Fetched,
  askedFor: string,
): Promise<RefreshResult> =>
  changeEnvironment(authorized, async (tx, record) => {
    const changes = await replaceLicenses(tx, identity, fetched, askedFor);
    const refreshed = fetched.set.licenses.length;
    const result = { refreshed, changed: changes.length, changes, summary: summarize(refreshed, changes) };
    await recordExchange(tx, 'license-refresh', 'ok', result.summary);
    await record('License Refresh', result.summary, identity.name);
    return result;
  });

/** Records the failure. Returns what to throw: what failed, and what still holds. */
async function failed(authorized: Authorized, error: unknown): Promise<unknown> {
  const identity = await theIdentity();
  const reason = shownMessage(error);
  const inForce = await setInForce(identity);
  const holds = inForce
    ? `The licenses last checked on ${inForce.checkedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC stay in force.`
    : 'There are no verified licenses yet.';
  await changeEnvironment(authorized, async (tx, record) => {
    await recordExchange(tx, 'license-refresh', 'failed', reason);
    await record('License Refresh Failed', `${reason} ${holds}`, identity.name);
  });
  if (!isAppError(error)) return error;
  const { code, retryAfter } = error;
  return new AppError('unavailable', `The licenses were not refreshed. ${reason} ${holds}`, {
    code,
    retryAfter,
    cause: error,
  });
}
