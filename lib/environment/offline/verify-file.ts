import { createLocalJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { type LicenseSet, licenseSet } from '#lib/contract/license-set';
import { LICENSE_SET_TYP } from '#lib/contract/licensing';
import { fault, quoted } from '#lib/environment/client/fault';
import { expectShape } from '#lib/environment/client/oauth-fault';
import { ALGORITHMS, commonChecks, isFromTheFuture } from '#lib/environment/client/verify';
import type { Identity } from '#lib/environment/identity/read';
import type { PinnedKey } from '#lib/environment/offline/publisher-keys';
import { namesTwice } from '#lib/environment/refresh/fetch';
import { SECOND } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';

const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * The license set in a license file, once it is found to be signed with a pinned key and meant for this environment,
 * now. Throws a fault that says why it is refused.
 */
export async function verifyLicenseFile(
  content: string,
  keys: readonly PinnedKey[],
  identity: Identity,
): Promise<LicenseSet> {
  const jws = content.replace(/^\uFEFF/, '').trim();
  refuseUnsigned(jws, keys);
  const claims = await verifyBy(keys, jws, identity.environmentId);
  if (isFromTheFuture(claims)) {
    throw fault('outdated', 'The license file is from the future. Check the clock of this machine.');
  }
  if (typeof claims.tenant_id !== 'string' || fold(claims.tenant_id) !== fold(identity.tenantId)) {
    throw fault('not-for-us', 'The license file is for another tenant.');
  }
  const set = expectShape(licenseSet, claims, 'The license file');
  if (namesTwice(set)) throw fault('malformed', 'The license file names a product twice.');
  return set;
}

/** What the header alone shows: it is not believed yet, but says best why the signature could not be good. */
function refuseUnsigned(jws: string, keys: readonly PinnedKey[]): void {
  const { alg, kid, typ } = headerOf(jws);
  if (!ALGORITHMS.includes(String(alg))) {
    throw fault(
      'bad-signature',
      `The license file is signed by a method that is not accepted (${quoted(String(alg), 20)}).`,
    );
  }
  if (typ !== LICENSE_SET_TYP) throw fault('malformed', 'The file is signed, but it is not a license file.');
  if (keys.length === 0) {
    throw fault('bad-signature', 'No publisher key is pinned here. Import the publisher’s keys first.');
  }
  if (!keys.some(({ thumbprint }) => thumbprint === kid)) {
    throw fault(
      'bad-signature',
      `The license file is signed with a key that is not pinned here (${quoted(String(kid), 60)}). If it is the publisher’s new key, import the publisher’s keys again.`,
    );
  }
}

function headerOf(jws: string): ReturnType<typeof decodeProtectedHeader> {
  if (!COMPACT.test(jws)) {
    throw fault('malformed', 'The file is not a license file, or was cut off or altered on its way.');
  }
  try {
    return decodeProtectedHeader(jws);
  } catch (cause) {
    throw fault('malformed', 'The file is not a license file, or was altered on its way.', { cause });
  }
}

async function verifyBy(keys: readonly PinnedKey[], jws: string, environmentId: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(
      jws,
      createLocalJWKSet({ keys: keys.map(({ jwk }) => jwk as never) }),
      {
        ...commonChecks(),
        typ: LICENSE_SET_TYP,
        subject: environmentId,
        // A set for an online registration names its client instead; that is no file.
        audience: environmentId,
      },
    );
    return payload;
  } catch (error) {
    throw asFileFault(error);
  }
}

function asFileFault(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    const until = new Date(Number(error.payload.exp) * SECOND).toISOString().slice(0, 10);
    return fault('outdated', `The license file has expired (${until}). Ask the publisher for a new one.`, {
      cause: error,
    });
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'sub' || error.claim === 'aud'
      ? fault('not-for-us', 'The license file is for another environment.', { cause: error })
      : fault('malformed', `The license file lacks what it must say (${error.claim}).`, { cause: error });
  }
  if (error instanceof errors.JOSEError) {
    return fault(
      'bad-signature',
      'The signature of the license file is not good: it was cut off or altered on its way.',
      { cause: error },
    );
  }
  return error;
}
