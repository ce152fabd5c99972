import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from './cluster.ts';
import { type Dialect, TITLES } from './databases.ts';
import type { Instance } from './instance.ts';
import { expectKept } from './ledger/kept.ts';
import { type Load, lockedOutAmong, prepareLoad, workersOf } from './load.ts';
import { signIn } from './person.ts';
import type { Faults } from './suite.ts';

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
  const { first: instance, look } = await startCluster(faults, dialect, 1);
  const load = await prepareLoad(faults, instance, size.environments);
  const counts: Counts = { kills: 0, acknowledged: 0, inDoubt: 0, lost: 0, half: 0, lockedOut: 0 };
  for (; counts.kills < size.kills; counts.kills += 1) {
    const before = load.ledger.writes.length;
    // Clearing an audit log asks for a recent proof of who it is.
    if (counts.kills % 20 === 19) load.admin = await signIn(instance, instance.admin);
    await killUnderLoad(load, instance);
    await instance.start();
    const { lost, half } = await expectKept(faults, look, load.ledger.writes.slice(before), 'After a kill');
    counts.lost += lost.length;
    counts.half += half.length;
    counts.lockedOut += await lockedOutAmong(load, load.inDoubt);
    load.inDoubt.clear();
    if ((counts.kills + 1) % 10 === 0)
      faults.say(`${TITLES[dialect]}: ${counts.kills + 1} kills, ${load.ledger.acknowledged()} acknowledged`);
  }
  await expectKept(faults, look, load.ledger.writes, 'After all kills');
  counts.lockedOut += await lockedOutAmong(load, load.registered);
  counts.acknowledged = load.ledger.acknowledged();
  counts.inDoubt = load.ledger.writes.length - counts.acknowledged;
  await instance.halt();
  return counts;
}

/** Lets everybody work, and kills the server at a moment that nobody foresees. */
async function killUnderLoad(load: Load, instance: Instance): Promise<void> {
  const { faults } = load;
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
