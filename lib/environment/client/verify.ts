import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { jsonWebKeySet } from '#lib/contract/metadata';
import { type FaultCode, fault } from '#lib/environment/client/fault';
import { limits, request } from '#lib/environment/client/http';
import { expectJson, expectShape } from '#lib/environment/client/oauth-fault';
import type { Service } from '#lib/environment/client/service';
import { now, SECOND } from '#lib/kernel/clock';

/** How far two clocks may differ, in seconds. */
export const CLOCK_TOLERANCE = 300;

/** Asymmetric only: with HMAC, anybody who has the public key could sign. */
export const ALGORITHMS = ['RS256', 'ES256'];

/** What all that is signed for us is held to now, whether it comes as an answer or as a file. */
export const commonChecks = () => ({
  algorithms: ALGORITHMS,
  requiredClaims: ['iss', 'sub', 'aud', 'iat', 'exp', 'jti'],
  currentDate: now(),
  clockTolerance: CLOCK_TOLERANCE,
});

export const isFromTheFuture = ({ iat = 0 }: JWTPayload): boolean =>
  iat * SECOND > now().getTime() + CLOCK_TOLERANCE * SECOND;

export interface Expected {
  typ: string;
  /** The client ID. */
  audience: string;
  /** The environment ID. */
  subject: string;
}

/** The claims of `jws`, once its signature is found to be `service`'s and it to be meant for us, now. Throws a fault. */
export const verifySigned = async (service: Service, jws: string, expected: Expected): Promise<JWTPayload> =>
  (await verifierFor(service))(jws, expected);

type Verify = (jws: string, expected: Expected) => Promise<JWTPayload>;

/** As {@link verifySigned}, for many answers of one service: its keys are fetched once. */
export async function verifierFor(service: Service): Promise<Verify> {
  const keys = createLocalJWKSet(await fetchKeys(service));
  return (jws, expected) => verifyBy(keys, service, jws, expected);
}

async function verifyBy(
  keys: ReturnType<typeof createLocalJWKSet>,
  service: Service,
  jws: string,
  expected: Expected,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(jws, keys, {
      ...commonChecks(),
      ...expected,
      issuer: service.issuer,
    });
    if (isFromTheFuture(payload)) {
      throw fault(
        'outdated',
        `The answer of ${service.where} is from the future. Check the clock of this machine.`,
      );
    }
    return payload;
  } catch (error) {
    throw asVerificationFault(error, service.where);
  }
}

async function fetchKeys(service: Service) {
  const answer = await request(
    service.metadata.jwks_uri,
    { headers: { accept: 'application/json' } },
    limits.small,
  );
  if (answer.status !== 200) {
    throw fault(
      'not-a-service',
      `${service.where} does not publish its signing keys (HTTP ${answer.status}).`,
    );
  }
  return expectShape(jsonWebKeySet, await expectJson(answer, service.where), service.where);
}

const byClaim: Record<string, [FaultCode, string]> = {
  iss: ['wrong-issuer', 'was issued by another service'],
  sub: ['not-for-us', 'is for another environment'],
  aud: ['not-for-us', 'is for another registration'],
  typ: ['malformed', 'is of another kind'],
};

function asVerificationFault(error: unknown, where: string): unknown {
  const answer = `The answer of ${where}`;
  if (error instanceof errors.JWTExpired) {
    return fault('outdated', `${answer} has expired already. Check the clock of this machine.`, {
      cause: error,
    });
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const [code, what] = byClaim[error.claim] ?? ['malformed', `lacks what it must say (${error.claim})`];
    return fault(code, `${answer} ${what}.`, { cause: error });
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSEAlgNotAllowed) {
    return fault('bad-signature', `${answer} is signed with a key that it does not publish.`, {
      cause: error,
    });
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return fault('bad-signature', `${answer} has a signature that is not good.`, { cause: error });
  }
  if (error instanceof errors.JOSEError) {
    return fault('malformed', `${answer} is not a signed answer.`, { cause: error });
  }
  return error;
}
