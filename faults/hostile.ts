import fc, { type Arbitrary } from 'fast-check';
import { createDatabase, type Dialect, lookAt, startPostgresFor, TITLES } from './databases.ts';
import { actionRequest } from './hostile/actions.ts';
import { apiRequest, jsonRequest } from './hostile/api.ts';
import { defectsIn, wrongWith } from './hostile/judge.ts';
import { type Memory, memoryOf } from './hostile/memory.ts';
import { pageRequest, signInRequest } from './hostile/pages.ts';
import { rawRequests } from './hostile/raw.ts';
import { type Class, classes, type HostileRequest, type World } from './hostile/request.ts';
import { scimRequest } from './hostile/scim.ts';
import { openSending } from './hostile/send.ts';
import { startSlowSenders } from './hostile/slow.ts';
import { type Inhabited, inhabit } from './hostile/world.ts';
import { type Instance, startInstance } from './instance.ts';
import { preloading } from './preload.ts';
import type { Faults } from './suite.ts';

/** Requests to an instance on each database. */
const REQUESTS = { full: 25_000, short: 1500 };
/** Made at once, and answered before the next are. */
const BATCH = 250;
const CONNECTIONS = 6;
/** MB that a server may hold more than after its first requests: caches that fill up to a bound, and no more. */
const MORE_HEAP = 40;
/** MB that it may have of the system, as docs/operations.md allows. */
const MOST_RESIDENT = 1024;

interface Counts {
  sent: Record<Class, number>;
  worst: Record<Class, number>;
  slow: number;
  raw: number;
  memory: string;
}

/** Requests of every kind that nobody in their right mind sends, by everybody who can send any. */
export async function hostile(faults: Faults): Promise<string> {
  const all: string[] = [];
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const { sent, worst, slow, raw, memory } = await attack(faults, dialect);
    const total = Object.values(sent).reduce((sum, each) => sum + each, raw);
    const each = classes.map(
      (name) => `${name} ${sent[name].toLocaleString('en')}, ${Math.round(worst[name])} ms`,
    );
    all.push(
      `${TITLES[dialect]}: ${total.toLocaleString('en')} requests (${each.join('; ')}; raw ${raw}), ${slow} slow senders cut off, memory ${memory}`,
    );
  }
  return all.join('. ');
}

const requestOf = (world: World): Arbitrary<HostileRequest> =>
  fc.oneof(
    { arbitrary: apiRequest(world), weight: 6 },
    { arbitrary: jsonRequest(world), weight: 2 },
    { arbitrary: scimRequest(world), weight: 5 },
    { arbitrary: pageRequest(world), weight: 4 },
    { arbitrary: actionRequest(world), weight: 4 },
    { arbitrary: signInRequest(world), weight: 1 },
  );

async function attack(faults: Faults, dialect: Dialect): Promise<Counts> {
  const database =
    dialect === 'sqlite' ? {} : await createDatabase(await startPostgresFor(faults), 'hostile');
  const instance = await startInstance(faults, {
    ...database,
    ...preloading('gc-on-signal'),
    SAMPLE_DATA: 'on',
    TRUST_PROXY: '1',
  });
  const look = lookAt(instance.settings);
  faults.atEnd(look.close);
  const inhabited = await inhabit(instance, look);
  const counts: Counts = {
    sent: perClass(),
    worst: perClass(),
    slow: 0,
    raw: 0,
    memory: '',
  };
  const slow = startSlowSenders(faults, instance.url, faults.short ? 5 : 50);
  await sendAll(faults, instance, inhabited, counts, 2 * BATCH);
  const before = await memoryOf(instance);
  const left = (faults.short ? REQUESTS.short : REQUESTS.full) - 2 * BATCH;
  await sendAll(faults, instance, inhabited, counts, left);
  counts.raw = await rawRequests(faults, instance);
  const { left: held, seconds } = await slow.ended();
  faults.check(held === 0, `${held} of ${slow.count} slow senders still hold their connections.`);
  faults.say(`The last of ${slow.count} slow senders was cut off after ${seconds} s.`);
  counts.slow = slow.count - held;
  await checkMemory(faults, instance, before, counts);
  const { status } = await fetch(`${instance.url}/health`);
  faults.check(status === 200, `After all that, /health answers ${status}.`);
  const defects = await look.defects();
  faults.check(defects.length === 0, `The database is damaged: ${defects.join('; ')}`);
  await instance.halt();
  return counts;
}

const perClass = () => Object.fromEntries(classes.map((name) => [name, 0])) as Record<Class, number>;

async function checkMemory(
  faults: Faults,
  instance: Instance,
  before: Memory | undefined,
  counts: Counts,
): Promise<void> {
  const after = await memoryOf(instance);
  if (before === undefined || after === undefined)
    return faults.notRun('memory', 'this system does not tell it in /proc');
  counts.memory = `held ${before.heap} MB before, ${after.heap} MB after (resident ${before.resident} and ${after.resident})`;
  faults.check(
    after.heap - before.heap <= MORE_HEAP && after.resident <= MOST_RESIDENT,
    `The server has grown: memory ${counts.memory}.`,
  );
}

async function sendAll(
  faults: Faults,
  instance: Instance,
  inhabited: Inhabited,
  counts: Counts,
  requests: number,
): Promise<void> {
  const sending = openSending(instance.url, CONNECTIONS);
  const arbitrary = requestOf(inhabited.world);
  for (let sent = 0; sent < requests; sent += BATCH) {
    const numRuns = Math.min(BATCH, requests - sent);
    const batch = fc.sample(arbitrary, { seed: faults.random.between(0, 2 ** 31 - 1), numRuns });
    await inhabited.awake();
    const logged = instance.log();
    await sendBatch(faults, sending, inhabited, batch, counts);
    for (const line of defectsIn(added(logged, instance.log())))
      faults.check(false, `The log tells of a defect: ${line.slice(0, 800)}`);
    if (!faults.check(instance.runs(), 'The server has ended.')) break;
    if (sent > 0 && sent % 5000 < BATCH)
      faults.say(`${sent.toLocaleString('en')} of ${requests.toLocaleString('en')} sent`);
  }
  sending.close();
}

async function sendBatch(
  faults: Faults,
  sending: ReturnType<typeof openSending>,
  inhabited: Inhabited,
  batch: HostileRequest[],
  counts: Counts,
): Promise<void> {
  const proofs = inhabited.proofs();
  const waiting = [...batch];
  const work = async () => {
    for (let request = waiting.shift(); request; request = waiting.shift()) {
      const { kind, sender } = request;
      counts.sent[kind] += 1;
      try {
        const answer = await sending.ask(request, { ...addressOf(counts.sent[kind]), ...proofs[sender] });
        counts.worst[kind] = Math.max(counts.worst[kind], answer.milliseconds);
        const wrong = wrongWith(request, answer);
        faults.check(wrong === undefined, `${told(request)} ${wrong}`);
      } catch (error) {
        faults.check(false, `${told(request)} was not answered: ${error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

/** Another address each time, so that the limits do not answer in the place of what is behind them. */
const addressOf = (number: number): Record<string, string> => ({
  'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
});

/** What has come to a log of which only the end is kept. */
function added(before: string, after: string): string {
  const end = before.slice(-500);
  const at = end === '' ? 0 : after.lastIndexOf(end);
  return at < 0 ? after : after.slice(at + end.length);
}

/** A request as it can be sent again. */
function told({ kind, sender, method, target, headers, body }: HostileRequest): string {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('latin1');
  const shown = text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length} characters)` : text;
  return `${kind}: ${method} ${target.slice(0, 1500)} by ${sender} with ${JSON.stringify(headers).slice(0, 1500)} and ${JSON.stringify(shown)}`;
}
