import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from './instance.ts';
import { openLedger } from './ledger/ledger.ts';
import { createApiToken, signIn } from './person.ts';
import { listEnvironments, registerOwn } from './publisher.ts';
import type { Faults } from './suite.ts';
import { fetchLicenses, renew, type SimulatedEnvironment, simulated } from './wire-client.ts';
import {
  createProduct,
  createUser,
  type Outcome,
  outcomeOf,
  outcomeOfAction,
  putModule,
  registerOne,
  renewTokens,
  type Writing,
} from './writing.ts';

export interface Load extends Writing {
  faults: Faults;
  /** Listed, and not registered yet as far as they know. */
  waiting: SimulatedEnvironment[];
  registered: SimulatedEnvironment[];
  /** Whose last request was not answered. */
  inDoubt: Set<SimulatedEnvironment>;
}

/** Everybody who works with `instance`, which has a publisher and its own environment; they reach it at `url`. */
export async function prepareLoad(
  faults: Faults,
  instance: Instance,
  environments: number,
  url = instance.url,
): Promise<Load> {
  const listed = await listEnvironments(instance, environments);
  const admin = await signIn({ url }, instance.admin);
  await registerOwn(admin);
  return {
    faults,
    instance: { url },
    ledger: openLedger(),
    admin,
    apiToken: await createApiToken(admin, 'Faults', ['modules:write', 'scim']),
    products: listed.products,
    waiting: listed.environments.slice(1).map(simulated),
    registered: [],
    inDoubt: new Set(),
  };
}

/** One request after the other; throws when one was not answered. */
type Worker = () => Promise<void>;

const number = (value: number) => String(value).padStart(6, '0');

/** Those who work at once, each on records of its own. */
export function workersOf(load: Load): Worker[] {
  let serial = load.ledger.writes.length;
  const next = () => number(++serial);
  const expectDone = async (what: string, work: Promise<Outcome>) => {
    const { kind, said } = await work;
    load.faults.check(kind === 'done', `${what} was answered ${said}`);
  };
  return [
    () => registerNext(load),
    () => registerNext(load),
    ...[0, 1, 2].map((turn) => () => goOn(load, turn)),
    () => expectDone('A product', createProduct(load, `Crash product ${next()}`)),
    () => expectDone('A user', createUser(load, `crash-user-${next()}`)),
    ...[0, 1].map(
      (turn) => () => expectDone('A module', putModule(load, `CrashModule${turn}`, `10.0.${turn}.${next()}`)),
    ),
    () => expectDone('A page', workOnPages(load)),
  ];
}

async function registerNext(load: Load): Promise<void> {
  const { waiting, registered, faults } = load;
  const environment = waiting.shift();
  if (!environment) return void (await sleep(50));
  try {
    const { kind, said } = await registerOne(load, environment);
    if (faults.check(kind === 'done', `The registration was answered ${said}`)) registered.push(environment);
  } catch (error) {
    // It has kept its key, and asks again with it.
    waiting.unshift(environment);
    throw error;
  }
  await sleep(faults.random.between(5, 40));
}

/** An environment obtains its next tokens, or its licenses with those that it has. */
async function goOn(load: Load, turn: number): Promise<void> {
  const { registered, instance, faults, inDoubt, products } = load;
  const own = registered.filter((_, index) => index % 3 === turn);
  if (own.length === 0) return void (await sleep(20));
  const environment = faults.random.pick(own);
  inDoubt.add(environment);
  const { kind, said } =
    faults.random.next() < 0.3
      ? outcomeOf(await fetchLicenses(instance.url, environment, products), 200)
      : await renewTokens(load, environment);
  faults.check(kind === 'done', `${environment.serialNumber} was answered ${said}`);
  inDoubt.delete(environment);
}

const pageWork: [action: string, input: object][] = [
  ['license-management/actions refresh', {}],
  ['license-management/configuration/actions renewToken', {}],
  ['license-management/audit-log/actions clear', { days: '0' }],
];

/** What an administrator of the environment presses. */
async function workOnPages({ admin, faults }: Load): Promise<Outcome> {
  const [action, input] = faults.random.pick(pageWork);
  return outcomeOfAction(await admin.act(action, input));
}

/** How many of `environments` cannot go on with the tokens that they have. */
export async function lockedOutAmong(
  { faults, instance, products }: Load,
  environments: Iterable<SimulatedEnvironment>,
): Promise<number> {
  let lockedOut = 0;
  for (const environment of environments) {
    const tokens = await renew(instance.url, environment);
    const { status, text } =
      tokens.status === 200 ? await fetchLicenses(instance.url, environment, products) : tokens;
    const good = faults.check(
      status === 200,
      `${environment.serialNumber} is locked out: ${status} ${text.slice(0, 300)}`,
    );
    if (!good) lockedOut += 1;
  }
  return lockedOut;
}
