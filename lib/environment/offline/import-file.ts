import { z } from 'zod';
import { type Actor, type Authorized, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { fileText } from '#lib/contract/chosen-file';
import { fault, quoted } from '#lib/environment/client/fault';
import { recordExchange } from '#lib/environment/exchanges/exchanges';
import { noteFeatureSwitches } from '#lib/environment/feature/switch';
import { type Identity, theIdentity } from '#lib/environment/identity/read';
import { withLease } from '#lib/environment/leases/with-lease';
import { pinnedKeys } from '#lib/environment/offline/publisher-keys';
import { verifyLicenseFile } from '#lib/environment/offline/verify-file';
import { isClockSetBack, noticeClock } from '#lib/environment/refresh/clock';
import { summarize } from '#lib/environment/refresh/compare';
import { type SetInForce, setInForce } from '#lib/environment/refresh/in-force';
import type { RefreshResult } from '#lib/environment/refresh/refresh';
import { replaceLicenses } from '#lib/environment/refresh/replace';
import { shownMessage } from '#lib/environment/registration/refusal';
import { SECOND } from '#lib/kernel/clock';
import { AppError, isAppError } from '#lib/kernel/errors';
import { optionalText } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

const importInput = z.object({
  file: fileText(),
  /** As the file is called, for the audit log. */
  name: optionalText(255).catch(''),
});

/**
 * Puts the licenses of a license file in force, once it is verified against the pinned keys of the publisher. Throws
 * an AppError that says why it was refused; then nothing has changed, and the audit log says the same.
 */
export async function importLicenseFile(actor: Actor, input: unknown): Promise<RefreshResult> {
  const authorized = authorize(actor, 'licenses', 'update');
  const { file, name } = parse(importInput, input);
  // A refresh over the wire that is under way ends first: the newer of the two is to be in force.
  return withLease('license-refresh', async () => {
    await noticeClock();
    const identity = await theIdentity();
    const result = await replace(authorized, identity, file, name).catch(async (error) => {
      throw await refused(authorized, identity, name, error);
    });
    await noteFeatureSwitches();
    return result;
  });
}

async function replace(
  authorized: Authorized,
  identity: Identity,
  file: string,
  name: string,
): Promise<RefreshResult> {
  const set = await verifyLicenseFile(file, await pinnedKeys(), identity);
  return changeEnvironment(authorized, async (tx, record) => {
    const inForce = await setInForce(identity, tx);
    refuseSetBack(inForce);
    refuseOlderFile(set.iat * SECOND, inForce);
    const fetched = { issuer: set.iss, etag: '', source: 'file', set } as const;
    const changes = await replaceLicenses(tx, identity, fetched, '');
    const refreshed = set.licenses.length;
    const summary = summarize(refreshed, changes);
    await recordExchange(tx, 'license-refresh', 'ok', summary);
    const until = new Date(set.exp * SECOND).toISOString();
    await record(
      'License Refresh',
      `From the license file${called(name)}, good until ${until} (${set.jti}). ${summary}`,
      identity.name,
    );
    return { refreshed, changed: changes.length, changes, summary };
  });
}

/** With the clock set back, a file that has expired would look good. By what is verified alone: a clock that once ran ahead must not keep files out. */
function refuseSetBack(inForce: SetInForce | undefined): void {
  if (!inForce || !isClockSetBack({ ...inForce, clockSeenAt: null })) return;
  throw fault(
    'outdated',
    `The clock of this machine stands before the last license check (${inForce.checkedAt.toISOString()}). Set it right, then import the file again.`,
  );
}

/** Whoever issued the set in force: an older file could give back what has been withdrawn. */
function refuseOlderFile(issuedAt: number, inForce: SetInForce | undefined): void {
  if (!inForce || issuedAt >= inForce.issuedAt.getTime()) return;
  throw fault(
    'outdated',
    `The license file is older (${new Date(issuedAt).toISOString()}) than the licenses in force (${inForce.issuedAt.toISOString()}).`,
  );
}

/** Records the refusal. Returns what to throw. */
async function refused(
  authorized: Authorized,
  identity: Identity,
  name: string,
  error: unknown,
): Promise<unknown> {
  const reason = shownMessage(error);
  await changeEnvironment(authorized, (_, record) =>
    record('License Refresh Failed', `License file${called(name)} refused. ${reason}`, identity.name),
  );
  if (!isAppError(error)) return error;
  return new AppError('invalid', `${reason} Nothing was changed.`, { code: error.code, cause: error });
}

const called = (name: string) => (name === '' ? '' : ` ${quoted(name, 100)}`);
