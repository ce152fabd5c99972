import type { Authorized } from '#lib/access/actor';
import { type LicenseSet, licenseSet } from '#lib/contract/license-set';
import { LICENSE_SET_TYP, mediaTypes } from '#lib/contract/licensing';
import { problemDetails } from '#lib/contract/problem';
import { fault, quoted } from '#lib/environment/client/fault';
import { limits, request } from '#lib/environment/client/http';
import { expectShape } from '#lib/environment/client/oauth-fault';
import { addressOf } from '#lib/environment/client/service';
import { verifySigned } from '#lib/environment/client/verify';
import type { SetInForce } from '#lib/environment/refresh/in-force';
import { withCustomerToken } from '#lib/environment/registration/with-customer-token';
import { fold } from '#lib/kernel/text';

export interface Fetched {
  issuer: string;
  etag: string;
  source: SetInForce['source'];
  set: LicenseSet;
}

/**
 * The license set for `products` as the service signed it for this environment, verified before it is read; or
 * `unchanged` when the service confirms that it is still the one known by `etag`. Throws a fault.
 */
export async function fetchLicenseSet(
  authorized: Authorized,
  products: readonly string[],
  inForce: SetInForce | undefined,
  etag: string | undefined,
): Promise<Fetched | 'unchanged'> {
  const { service, identity, clientId, answer } = await withCustomerToken(authorized, (to, accessToken) => {
    const url = addressOf(to, 'licenses');
    for (const product of products) url.searchParams.append('product', product);
    const headers = {
      accept: `${mediaTypes.jwt}, ${mediaTypes.problem}`,
      authorization: `Bearer ${accessToken}`,
      ...(etag && { 'if-none-match': etag }),
    };
    return request(url.href, { headers }, limits.licenses);
  });
  if (answer.status === 304 && etag) return 'unchanged';
  if (answer.status !== 200) throw await refused(answer, service.where);
  if (!answer.headers.get('content-type')?.startsWith(mediaTypes.jwt)) {
    throw fault('not-a-service', `${service.where} answered something else than a license set.`);
  }
  const claims = await verifySigned(service, await answer.text(), {
    typ: LICENSE_SET_TYP,
    audience: clientId,
    subject: identity.environmentId,
  });
  if (typeof claims.tenant_id !== 'string' || fold(claims.tenant_id) !== fold(identity.tenantId)) {
    throw fault('not-for-us', `The license set of ${service.where} is for another tenant.`);
  }
  refuseOlder(claims.iat ?? 0, service.issuer, inForce);
  const set = expectShape(licenseSet, claims, service.where);
  if (namesTwice(set)) {
    throw fault('malformed', `The license set of ${service.where} names a product twice.`);
  }
  return {
    issuer: service.issuer,
    etag: answer.headers.get('etag')?.slice(0, 1000) ?? '',
    source: 'service',
    set,
  };
}

export const namesTwice = ({ licenses }: LicenseSet): boolean =>
  new Set(licenses.map((entry) => fold(entry.product))).size !== licenses.length;

/** An older set could give back what has been withdrawn. `issuedAt` is in seconds. */
export function refuseOlder(issuedAt: number, issuer: string, inForce: SetInForce | undefined): void {
  if (!inForce || inForce.issuer !== issuer || issuedAt * 1000 >= inForce.issuedAt.getTime()) return;
  const issued = new Date(issuedAt * 1000).toISOString();
  throw fault('outdated', `The license set is older (${issued}) than the one in force.`);
}

async function refused(answer: Response, where: string) {
  const body = problemDetails.safeParse(await answer.json().catch(() => undefined));
  if (!body.success) {
    return fault(
      'not-a-service',
      `${where} answered something else than a license set (HTTP ${answer.status}).`,
    );
  }
  return fault('refused', `${where} refused the request: ${quoted(body.data.detail ?? body.data.title)}`);
}
