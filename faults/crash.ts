import { setTimeout as sleep } from 'node:timers/promises';
import { type Load, workersOf } from './crash/load.ts';
import { createDatabase, type Dialect, lookAt, startPostgresFor, TITLES } from './databases.ts';
import { type Instance, startInstance } from './instance.ts';
import { openLedger } from './ledger/ledger.ts';
import { verify } from './ledger/verify.ts';
import { createApiToken, signIn } from './person.ts';
import { listEnvironments, registerOwn } from './publisher.ts';
import type { Faults } from './suite.ts';
import { fetchLicenses, renew, simulated } from './wire-client.ts';

interface Crash extends Load {
  instance: Instance;
}

interface Counts {
  kills: number;
  acknowledged: number;
  inDoubt: number;
  lost: number;
  half: number;
  lockedOut: number;
}

/** How often each instance is killed, and how many environments register meanwhile. */
const sizes = {
  full: { sqlite: { kills: 100, environments: 2000 }, postgres: { kills: 25, environments: 600 } },
  short: { sqlite: { kills: 6, environments: 150 }, postgres: { kills: 2, environments: 60 } },
};

/** The server is killed, again and again, while everybody works with it. */
export async function crash(faults: Faults): Promise<string> {
  const all: string[] = [];
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const { kills, acknowledged, inDoubt, lost, half, lockedOut } = await killOften(faults, dialect);
    const written = `${acknowledged.toLocaleString('en')} acknowledged writes (${inDoubt} in doubt)`;
    all.push(
      `${TITLES[dialect]}: ${kills} kills, ${written}, ${lost} lost, ${half} half applied, ${lockedOut} locked out`,
    );
  }
  return all.join('; ');
}

async function killOften(faults: Faults, dialect: Dialect): Promise<Counts> {
  const size = sizes[faults.short ? 'short' : 'full'][dialect];
  const load = await begin(faults, dialect, size.environments);
  const look = lookAt(load.instance.settings);
  faults.atEnd(() => look.close());
  const counts: Counts = { kills: 0, acknowledged: 0, inDoubt: 0, lost: 0, half: 0, lockedOut: 0 };
  for (; counts.kills < size.kills; counts.kills += 1) {
    const before = load.ledger.writes.length;
    // Clearing an audit log asks for a recent proof of who it is.
    if (counts.kills % 20 === 19) load.admin = await signIn(load.instance, load.instance.admin);
    await killUnderLoad(load);
    await load.instance.start();
    await judge(load, look, load.ledger.writes.slice(before), counts);
    counts.lockedOut += await lockedOutAmong(load, [...load.inDoubt]);
    load.inDoubt.clear();
    if ((counts.kills + 1) % 10 === 0)
      faults.say(`${TITLES[dialect]}: ${counts.kills + 1} kills, ${load.ledger.acknowledged()} acknowledged`);
  }
  await judge(load, look, load.ledger.writes, { ...counts, lost: 0, half: 0 });
  counts.lockedOut += await lockedOutAmong(load, load.registered);
  counts.acknowledged = load.ledger.acknowledged();
  counts.inDoubt = load.ledger.writes.length - counts.acknowledged;
  await load.instance.halt();
  return counts;
}

async function begin(faults: Faults, dialect: Dialect, environments: number): Promise<Crash> {
  const database = dialect === 'sqlite' ? {} : await createDatabase(await startPostgresFor(faults), 'crash');
  const instance = await startInstance(faults, {
    ...database,
    TRUST_PROXY: '1',
    TENANT_ID: 'tenant-1.example.com',
    ENVIRONMENT_ID: 'measured-1',
  });
  const listed = await listEnvironments(instance, environments);
  const admin = await signIn(instance, instance.admin);
  await registerOwn(admin);
  return {
    faults,
    instance,
    ledger: openLedger(),
    admin,
    apiToken: await createApiToken(admin, 'Faults', ['modules:write', 'scim']),
    products: listed.products,
    waiting: listed.environments.slice(1).map(simulated),
    registered: [],
    inDoubt: new Set(),
  };
}

/** Lets everybody work, and kills the server at a moment that nobody foresees. */
async function killUnderLoad(load: Crash): Promise<void> {
  const { faults, instance } = load;
  let killed = false;
  const working = workersOf(load).map(async (work) => {
    while (!killed)
      await work().catch((error) => {
        faults.check(killed, `No answer, though nobody had killed the server: ${error}`);
      });
  });
  await sleep(faults.random.between(50, 1500));
  killed = true;
  await instance.kill();
  await Promise.all(working);
}

/** Looks whether everything that was acknowledged is there, and nothing by halves. */
async function judge(
  { faults }: Load,
  look: ReturnType<typeof lookAt>,
  writes: Load['ledger']['writes'],
  counts: Counts,
): Promise<void> {
  const { lost, half } = await verify(look, writes);
  counts.lost += lost.length;
  counts.half += half.length;
  faults.check(lost.length === 0, `Lost: ${lost.join('; ')}`);
  faults.check(half.length === 0, `Half applied: ${half.join('; ')}`);
  const defects = await look.defects();
  faults.check(defects.length === 0, `The database is damaged: ${defects.join('; ')}`);
}

/** How many of `environments` cannot go on with the tokens that they have. */
async function lockedOutAmong(
  { faults, instance, products }: Load,
  environments: Load['registered'],
): Promise<number> {
  let lockedOut = 0;
  for (const environment of environments) {
    const tokens = await renew(instance.url, environment);
    const licenses =
      tokens.status === 200 ? await fetchLicenses(instance.url, environment, products) : tokens;
    const good = faults.check(
      licenses.status === 200,
      `${environment.serialNumber} is locked out: ${licenses.status} ${licenses.text}`,
    );
    if (!good) lockedOut += 1;
  }
  return lockedOut;
}
