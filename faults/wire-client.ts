import { randomUUID } from 'node:crypto';

/** What was answered, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The text as JSON; empty where it is none. */
  body: Record<string, unknown>;
}

/** No answer of the product may take longer. */
const PATIENCE_MS = 30_000;

/** Asks, and reads the answer to its end. Throws when no whole answer came: whether it was done is in doubt. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...init,
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : {},
  };
}

/** Asks an API that takes and gives JSON, with a bearer token. */
export const askJson = (url: string, method: string, token: string, body?: unknown): Promise<Answer> =>
  ask(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** An environment at a customer's, as the publisher knows it and as it would keep its tokens. */
export interface SimulatedEnvironment {
  tenant: string;
  serialNumber: string;
  /** Kept before it registers, so that a repeat after a lost answer can be told. */
  idempotencyKey: string;
  /** The last that was answered wholly. */
  tokens?: Tokens;
}

export interface Tokens {
  clientId: string;
  access: string;
  refresh: string;
}

export const simulated = (listed: { tenant: string; serialNumber: string }): SimulatedEnvironment => ({
  ...listed,
  idempotencyKey: randomUUID(),
});

const api = (origin: string, path: string) => `${origin}/api/licensing/v1${path}`;

/** Each environment has an address of its own, where the instance trusts one proxy to say so. */
const from = ({ serialNumber }: SimulatedEnvironment): Record<string, string> => {
  const number = Number(/\d+$/.exec(serialNumber)?.[0] ?? 0);
  return { 'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}` };
};

/** Registers; keeps the tokens of a good answer. */
export async function register(origin: string, environment: SimulatedEnvironment): Promise<Answer> {
  const { tenant, serialNumber, idempotencyKey } = environment;
  const answer = await ask(api(origin, '/registrations'), {
    method: 'POST',
    headers: {
      ...from(environment),
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify({ tenant_id: tenant, environment_id: serialNumber }),
  });
  if (answer.status === 201) environment.tokens = tokensIn(answer, String(answer.body.client_id));
  return answer;
}

/** Obtains the next tokens; keeps those of a good answer. */
export async function renew(origin: string, environment: SimulatedEnvironment): Promise<Answer> {
  const { clientId = '', refresh = '' } = environment.tokens ?? {};
  const answer = await ask(api(origin, '/token'), {
    method: 'POST',
    headers: { ...from(environment), 'content-type': 'application/x-www-form-urlencoded' },
    body: `${new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh, client_id: clientId })}`,
  });
  if (answer.status === 200) environment.tokens = tokensIn(answer, clientId);
  return answer;
}

/** Asks for the license set of `products`. */
export const fetchLicenses = (
  origin: string,
  { tokens }: SimulatedEnvironment,
  products: string[],
): Promise<Answer> =>
  ask(api(origin, `/licenses?${new URLSearchParams(products.map((name) => ['product', name]))}`), {
    headers: { authorization: `Bearer ${tokens?.access}` },
  });

const tokensIn = ({ body }: Answer, clientId: string): Tokens => ({
  clientId,
  access: String(body.access_token),
  refresh: String(body.refresh_token),
});
