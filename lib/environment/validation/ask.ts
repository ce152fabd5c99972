import type { Authorized } from '#lib/access/actor';
import { LICENSE_VALIDATION_TYP, mediaTypes } from '#lib/contract/licensing';
import { problemDetails } from '#lib/contract/problem';
import { type LicenseValidation, licenseValidation, type ValidationRequest } from '#lib/contract/validation';
import { randomToken } from '#lib/crypto/tokens';
import { fault, quoted } from '#lib/environment/client/fault';
import { limits, request } from '#lib/environment/client/http';
import { expectShape } from '#lib/environment/client/oauth-fault';
import { addressOf, type Service } from '#lib/environment/client/service';
import { verifierFor } from '#lib/environment/client/verify';
import { withCustomerToken } from '#lib/environment/registration/with-customer-token';
import type { Question } from '#lib/environment/validation/questions';
import { MINUTE, SECOND } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';

/** All answers together must come within this: what guards against a second validation lapses later. */
const PATIENCE = MINUTE;

/**
 * The service's answer to each question, in their order. Each is signed by the service for this very environment and
 * question, which is verified before it is read; otherwise throws a fault, and none is believed.
 */
export async function askToValidate(
  authorized: Authorized,
  questions: readonly Question[],
): Promise<LicenseValidation[]> {
  const asked = questions.map((question) => ({ ...question, nonce: randomToken() }));
  // One for all tries: a token that is not accepted midway begins another.
  const deadline = performance.now() + PATIENCE;
  const { service, identity, clientId, answer } = await withCustomerToken(authorized, (to, accessToken) =>
    sendAll(to, accessToken, asked, deadline),
  );
  const verify = await verifierFor(service);
  const expected = { typ: LICENSE_VALIDATION_TYP, audience: clientId, subject: identity.environmentId };
  const answers: LicenseValidation[] = [];
  for (const [index, question] of asked.entries()) {
    const claims = await verify(answer.tokens[index] ?? '', expected);
    const said = expectShape(licenseValidation, claims, service.where);
    if (fold(said.tenant_id) !== fold(identity.tenantId)) {
      throw fault('not-for-us', `The validation of ${service.where} is for another tenant.`);
    }
    if (said.nonce !== question.nonce || fold(said.product) !== fold(question.product)) {
      throw fault('not-for-us', `The validation of ${service.where} answers another question.`);
    }
    answers.push(said);
  }
  return answers;
}

/** The signed answers, or that the token was not accepted. One question after the other: the service is not pressed. */
async function sendAll(
  service: Service,
  accessToken: string,
  questions: readonly ValidationRequest[],
  deadline: number,
) {
  const tokens: string[] = [];
  for (const question of questions) {
    if (performance.now() > deadline) {
      throw fault(
        'slow',
        `${service.where} answered for ${tokens.length} of ${questions.length} modules within ${PATIENCE / SECOND} seconds.`,
      );
    }
    const answer = await send(service, accessToken, question);
    if (answer.status === 401) return { status: 401, tokens: [] };
    if (answer.status !== 200) throw await refused(answer, service.where, question.model);
    if (!answer.headers.get('content-type')?.startsWith(mediaTypes.jwt)) {
      throw fault('not-a-service', `${service.where} answered something else than a validation.`);
    }
    tokens.push(await answer.text());
  }
  return { status: 200, tokens };
}

const send = (service: Service, accessToken: string, question: ValidationRequest): Promise<Response> =>
  request(
    addressOf(service, 'validations').href,
    {
      method: 'POST',
      headers: {
        accept: `${mediaTypes.jwt}, ${mediaTypes.problem}`,
        authorization: `Bearer ${accessToken}`,
        'content-type': mediaTypes.json,
      },
      body: JSON.stringify(question),
    },
    limits.small,
  );

async function refused(answer: Response, where: string, model: string) {
  const body = problemDetails.safeParse(await answer.json().catch(() => undefined));
  if (!body.success) {
    return fault(
      'not-a-service',
      `${where} answered something else than a validation (HTTP ${answer.status}).`,
    );
  }
  return fault(
    'refused',
    `${where} refused to validate ${model}: ${quoted(body.data.detail ?? body.data.title)}`,
  );
}
