import { setTimeout as sleep } from 'node:timers/promises';
import type { Look } from '../databases.ts';
import type { Instance } from '../instance.ts';
import { expectKept } from '../ledger/kept.ts';
import { openLedger } from '../ledger/ledger.ts';
import { createApiToken, signIn } from '../person.ts';
import { listEnvironments } from '../publisher.ts';
import type { Faults } from '../suite.ts';
import { ask, askJson, fetchLicenses, type SimulatedEnvironment, simulated } from '../wire-client.ts';
import {
  createProduct,
  createUser,
  type Outcome,
  outcomeOf,
  putModule,
  registerOne,
  renewTokens,
  type Writing,
} from '../writing.ts';

/** An instance with everybody who works with it, whose database is to fail. */
export interface Bench extends Writing {
  faults: Faults;
  instance: Instance;
  /** Registered, and renews its tokens. */
  environment: SimulatedEnvironment;
  /** Registered, and only fetches its licenses, with tokens that it has used before. */
  reads: SimulatedEnvironment;
  waiting: SimulatedEnvironment[];
  counts: { done: number; refused: number };
}

export async function prepare(faults: Faults, instance: Instance): Promise<Bench> {
  const listed = await listEnvironments(instance, 200);
  const [environment, reads, ...waiting] = listed.environments.map(simulated);
  if (!environment || !reads) throw new Error('No environment was listed.');
  const admin = await signIn(instance, instance.admin);
  const apiToken = await createApiToken(admin, 'Faults', ['modules:read', 'modules:write', 'scim']);
  const bench: Bench = {
    faults,
    instance,
    admin,
    apiToken,
    products: listed.products,
    ledger: openLedger(),
    environment,
    reads,
    waiting,
    counts: { done: 0, refused: 0 },
  };
  const outcomes = [
    await registerOne(bench, environment),
    await registerOne(bench, reads),
    ...(await writeAll(bench)),
  ];
  expectAll(bench, outcomes, 'done', 'Before anything fails');
  await expectReads(bench, 'Before anything fails');
  faults.check((await healthOf(bench)) === 200, 'It is not healthy before anything fails.');
  return bench;
}

/** One of each kind of write, at once. */
export async function writeAll(bench: Bench): Promise<Outcome[]> {
  const serial = String(bench.ledger.writes.length).padStart(6, '0');
  const { environment, waiting, counts } = bench;
  const newcomer = waiting.shift();
  const outcomes = await Promise.all([
    createProduct(bench, `Crash product ${serial}`),
    createUser(bench, `crash-user-${serial}`),
    putModule(bench, 'CrashModule1', `10.0.1.${serial}`),
    renewTokens(bench, environment),
    ...(newcomer ? [registerOne(bench, newcomer)] : []),
  ]);
  for (const { kind } of outcomes) if (kind !== 'wrong') counts[kind] += 1;
  return outcomes;
}

/** Checks that all of `outcomes` are of this kind. */
export function expectAll({ faults }: Bench, outcomes: Outcome[], kind: Outcome['kind'], when: string): void {
  for (const outcome of outcomes) faults.check(outcome.kind === kind, `${when}: ${outcome.said}`);
}

export const healthOf = async ({ instance }: Bench): Promise<number> =>
  (await ask(`${instance.url}/health`)).status;

/** Checks that what only reads goes on: a page, a list of an API, a license set. */
export async function expectReads(bench: Bench, when: string): Promise<void> {
  const { faults, instance, admin, apiToken, reads, products } = bench;
  const page = await admin.open('/products');
  const text = await page.text();
  faults.check(page.status === 200 && text.includes(products[0] ?? ''), `${when}, a page: ${page.status}`);
  const answers = [
    await askJson(`${instance.url}/api/environment/v1/modules`, 'GET', apiToken),
    await fetchLicenses(instance.url, reads, products),
  ];
  expectAll(
    bench,
    answers.map((answer) => outcomeOf(answer, 200)),
    'done',
    when,
  );
}

/** Checks that within 20 seconds it recovers by itself, and then that nothing is lost or by halves. */
export async function expectRecovery(bench: Bench, look: Look, when: string): Promise<void> {
  const { faults, ledger, instance } = bench;
  const deadline = Date.now() + 20_000;
  while ((await healthOf(bench)) !== 200 && Date.now() < deadline) await sleep(200);
  faults.check((await healthOf(bench)) === 200, `${when}: it does not become healthy again by itself.`);
  expectAll(bench, await writeAll(bench), 'done', when);
  await expectKept(faults, look, ledger.writes, when);
  faults.check(
    !/unhandled|uncaught/i.test(instance.log()),
    `${when}, the log tells of an error that nobody caught.`,
  );
}
