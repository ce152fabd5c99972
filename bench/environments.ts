import { randomUUID } from 'node:crypto';
import type { Listed } from './seed.ts';

/** A registered environment: its tokens, and the license set that it was answered first. */
export interface Environment {
  clientId: string;
  accessToken: string;
  refreshToken: string;
  etag: string;
  licenseSet: string;
}

async function expectStatus(answer: Response, status: number): Promise<Response> {
  if (answer.status === status) return answer;
  throw new Error(`${answer.url} answered ${answer.status} instead of ${status}: ${await answer.text()}`);
}

/** What an environment asks, when all of `products` are installed there. */
export const licensesPath = (products: string[]): string =>
  `/api/licensing/v1/licenses?${new URLSearchParams(products.map((name) => ['product', name]))}`;

/** Registers each listed environment at `origin` over HTTP, and fetches its license set once. */
export async function registerAll(
  origin: string,
  { environments, products }: Listed,
): Promise<Environment[]> {
  const registered: Environment[] = [];
  for (const { tenant, serialNumber } of environments) {
    const registration = await fetch(`${origin}/api/licensing/v1/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ tenant_id: tenant, environment_id: serialNumber }),
    });
    const answer = (await (await expectStatus(registration, 201)).json()) as Record<string, string>;
    const { client_id: clientId = '', access_token: accessToken = '' } = answer;
    const set = await expectStatus(
      await fetch(origin + licensesPath(products), { headers: { authorization: `Bearer ${accessToken}` } }),
      200,
    );
    registered.push({
      clientId,
      accessToken,
      refreshToken: answer.refresh_token ?? '',
      etag: set.headers.get('etag') ?? '',
      licenseSet: await set.text(),
    });
  }
  return registered;
}
