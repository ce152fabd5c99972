import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../instance.ts';
import type { Person } from '../person.ts';
import type { Faults } from '../suite.ts';
import { askJson, fetchLicenses, register, renew, type SimulatedEnvironment } from '../wire-client.ts';
import type { Ledger } from './ledger.ts';

export interface Load {
  faults: Faults;
  instance: Instance;
  ledger: Ledger;
  admin: Person;
  apiToken: string;
  products: string[];
  /** Listed, and not registered yet as far as they know. */
  waiting: SimulatedEnvironment[];
  registered: SimulatedEnvironment[];
  /** Whose last request was not answered. */
  inDoubt: Set<SimulatedEnvironment>;
}

/** One request after the other; throws when one was not answered. */
type Worker = () => Promise<void>;

const hash = (token: string) => createHash('sha256').update(token).digest('base64url');
const number = (value: number) => String(value).padStart(6, '0');

/** Those who work at once, each on records of its own. */
export function workersOf(load: Load): Worker[] {
  let serial = load.ledger.writes.length;
  const next = () => number(++serial);
  return [
    () => registerOne(load),
    () => registerOne(load),
    ...[0, 1, 2].map((turn) => () => goOn(load, turn)),
    () => createProduct(load, `Crash product ${next()}`),
    () => createUser(load, `crash-user-${next()}`),
    ...[0, 1].map((turn) => () => putModule(load, `CrashModule${turn}`, `10.0.${turn}.${next()}`)),
    () => workOnPages(load),
  ];
}

const expectStatus = (
  { faults }: Load,
  what: string,
  { status, text }: { status: number; text?: string },
  ...good: number[]
): boolean => faults.check(good.includes(status), `${what} was answered ${status} ${text ?? ''}`);

async function registerOne(load: Load): Promise<void> {
  const { waiting, registered, ledger, instance, faults } = load;
  const environment = waiting.shift();
  if (!environment) return void (await sleep(50));
  const write = ledger.send('registration', environment.serialNumber);
  try {
    const answer = await register(instance.url, environment);
    if (!expectStatus(load, `The registration of ${environment.serialNumber}`, answer, 201)) return;
    write.acknowledged = true;
    registered.push(environment);
  } catch (error) {
    // It has kept its key, and asks again with it.
    waiting.unshift(environment);
    throw error;
  }
  await sleep(faults.random.between(5, 40));
}

/** An environment obtains its next tokens, or its licenses with those that it has. */
async function goOn(load: Load, turn: number): Promise<void> {
  const { registered, instance, faults, ledger, inDoubt, products } = load;
  const own = registered.filter((_, index) => index % 3 === turn);
  if (own.length === 0) return void (await sleep(20));
  const environment = faults.random.pick(own);
  inDoubt.add(environment);
  if (faults.random.next() < 0.3) {
    const answer = await fetchLicenses(instance.url, environment, products);
    expectStatus(load, `The license refresh of ${environment.serialNumber}`, answer, 200);
  } else {
    const answer = await renew(instance.url, environment);
    if (expectStatus(load, `The token refresh of ${environment.serialNumber}`, answer, 200))
      ledger.receive('tokens', hash(environment.tokens?.refresh ?? ''));
  }
  inDoubt.delete(environment);
}

async function createProduct(load: Load, name: string): Promise<void> {
  const write = load.ledger.send('product', name);
  const { status, data, serverError } = await load.admin.act('products/actions create', {
    name,
    active: 'on',
  });
  const good = typeof data?.id === 'string';
  write.acknowledged = load.faults.check(good, `${name}: ${status} ${serverError?.message ?? ''}`);
}

async function createUser(load: Load, userName: string): Promise<void> {
  const write = load.ledger.send('user', userName);
  const answer = await askJson(`${load.instance.url}/scim/v2/Users`, 'POST', load.apiToken, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName,
    active: true,
  });
  write.acknowledged = expectStatus(load, `The user ${userName}`, answer, 201);
}

async function putModule(load: Load, model: string, version: string): Promise<void> {
  const write = load.ledger.send('module', `${model} ${version}`);
  const answer = await askJson(
    `${load.instance.url}/api/environment/v1/modules/${model}`,
    'PUT',
    load.apiToken,
    { product: load.products[0], installed_version: version },
  );
  write.acknowledged = expectStatus(load, `Module ${model}`, answer, 200, 201);
}

const pageWork: [action: string, input: object][] = [
  ['license-management/actions refresh', {}],
  ['license-management/configuration/actions renewToken', {}],
  ['license-management/audit-log/actions clear', { days: '0' }],
];

/** What an administrator of the environment presses. */
async function workOnPages({ admin, faults }: Load): Promise<void> {
  const [action, input] = faults.random.pick(pageWork);
  const { status, data, serverError } = await admin.act(action, input);
  faults.check(typeof data?.message === 'string', `${action}: ${status} ${serverError?.message ?? ''}`);
}
