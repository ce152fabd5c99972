import { createHash } from 'node:crypto';
import { INSIDE } from './inside.ts';
import type { Instance } from './instance.ts';
import type { Ledger, Write } from './ledger/ledger.ts';
import type { ActionAnswer, Person } from './person.ts';
import { type Answer, askJson, register, renew, type SimulatedEnvironment } from './wire-client.ts';

/** Who writes what, and keeps a ledger of it. */
export interface Writing {
  instance: Pick<Instance, 'url'>;
  admin: Person;
  apiToken: string;
  /** Products that the publisher has. */
  products: string[];
  ledger: Ledger;
}

/** How a write ended: it was done, was refused in words as something that passes, or neither. */
export interface Outcome {
  kind: 'done' | 'refused' | 'wrong';
  /** What was answered, for who has to be told. */
  said: string;
}

/** An answer of an API: what is refused for now is `503` in words, with the seconds to wait. */
export function outcomeOf({ status, headers, text }: Answer, ...good: number[]): Outcome {
  const said = `${status} ${text.slice(0, 500)}`;
  if (good.includes(status)) return { kind: 'done', said };
  const told = /json/.test(headers.get('content-type') ?? '') && !INSIDE.test(text);
  const refused = status === 503 && Number(headers.get('retry-after')) > 0 && told;
  return { kind: refused ? 'refused' : 'wrong', said };
}

/** The same of a server action, which answers in the page. */
export function outcomeOfAction({ status, data, serverError }: ActionAnswer): Outcome {
  if (data) return { kind: 'done', said: JSON.stringify(data) };
  const said = `${status} ${serverError?.kind}: ${serverError?.message}`;
  const refused = serverError?.kind === 'unavailable' && !INSIDE.test(serverError.message);
  return { kind: refused ? 'refused' : 'wrong', said };
}

function noted(write: Write, outcome: Outcome): Outcome {
  write.acknowledged = outcome.kind === 'done';
  write.refused = outcome.kind === 'refused';
  return outcome;
}

/** The product team enters a product on its page. */
export async function createProduct({ admin, ledger }: Writing, name: string): Promise<Outcome> {
  const write = ledger.send('product', name);
  return noted(write, outcomeOfAction(await admin.act('products/actions create', { name, active: 'on' })));
}

/** An identity provider provisions a named user. */
export async function createUser(
  { instance, apiToken, ledger }: Writing,
  userName: string,
): Promise<Outcome> {
  const write = ledger.send('user', userName);
  const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName, active: true };
  return noted(write, outcomeOf(await askJson(`${instance.url}/scim/v2/Users`, 'POST', apiToken, user), 201));
}

/** A pipeline reports which version of a module it has installed. */
export async function putModule(writing: Writing, model: string, version: string): Promise<Outcome> {
  const { instance, apiToken, ledger, products } = writing;
  const write = ledger.send('module', `${model} ${version}`);
  const module = { product: products[0], installed_version: version };
  const url = `${instance.url}/api/environment/v1/modules/${model}`;
  return noted(write, outcomeOf(await askJson(url, 'PUT', apiToken, module), 200, 201));
}

export async function registerOne(
  { instance, ledger }: Writing,
  environment: SimulatedEnvironment,
): Promise<Outcome> {
  const write = ledger.send('registration', environment.serialNumber);
  return noted(write, outcomeOf(await register(instance.url, environment), 201));
}

export async function renewTokens(
  { instance, ledger }: Writing,
  environment: SimulatedEnvironment,
): Promise<Outcome> {
  const outcome = outcomeOf(await renew(instance.url, environment), 200);
  if (outcome.kind === 'done') ledger.receive('tokens', hash(environment.tokens?.refresh ?? ''));
  return outcome;
}

/** As the service keeps a token. */
const hash = (token: string) => createHash('sha256').update(token).digest('base64url');
