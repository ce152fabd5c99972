import { setTimeout as sleep } from 'node:timers/promises';
import { type Balancer, startBalancer } from '../scripts/balancer.ts';
import { freePort } from '../scripts/processes.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { expectOneRunEach, passDueTimes } from './due-times.ts';
import type { Instance } from './instance.ts';
import { expectKept } from './ledger/kept.ts';
import { type Load, lockedOutAmong, prepareLoad, workersOf } from './load.ts';
import type { Faults } from './suite.ts';

const sizes = {
  full: { dueTimes: 200, kills: 10, environments: 600 },
  short: { dueTimes: 10, kills: 2, environments: 100 },
};

interface Scene {
  cluster: Cluster;
  balancer: Balancer;
  load: Load;
}

/** Of three instances on PostgreSQL behind a balancer, one is killed every few seconds, while everybody works. */
export async function instanceLoss(faults: Faults): Promise<string> {
  const size = sizes[faults.short ? 'short' : 'full'];
  const { cluster, balancer, load } = await begin(faults, size.environments);
  const { ledger, registered } = load;
  let over = false;
  const working = workersOf(load).map(async (work) => {
    // Not answered: in doubt, as for anybody behind a balancer. The ledger holds it against the database at the end.
    while (!over) await work().catch(() => sleep(20));
  });
  let ended = 0;
  const due = passDueTimes(cluster.look, 'postgres', (count) => {
    ended = count;
    return over;
  });
  due.catch(() => {
    over = true;
  });
  let kills = 0;
  try {
    while (!over && (kills < size.kills || ended < size.dueTimes)) {
      await sleep(faults.random.between(500, 3000));
      await killOne(cluster, load);
      kills += 1;
      if (kills % 10 === 0) faults.say(`${kills} kills, ${ledger.acknowledged()} acknowledged`);
    }
  } finally {
    over = true;
  }
  const passed = await expectOneRunEach(faults, cluster.look, await due);
  await Promise.all(working);
  const { lost } = await expectKept(faults, cluster.look, ledger.writes, 'After all kills');
  const lockedOut = await lockedOutAmong(load, registered);
  for (const instance of cluster.instances) await instance.halt();
  return [
    `${kills} kills among 3 instances`,
    `${passed} due times, each with one completed run`,
    `${ledger.acknowledged().toLocaleString('en')} acknowledged writes, ${lost.length} lost`,
    `${lockedOut} locked out`,
    `${balancer.repeated()} requests asked again of another instance`,
  ].join(', ');
}

async function begin(faults: Faults, environments: number): Promise<Scene> {
  const running: Instance[] = [];
  const balancer = await startBalancer(await freePort(), () =>
    running.filter((instance) => instance.runs()).map(({ url }) => Number(new URL(url).port)),
  );
  faults.atEnd(() => balancer.stop());
  const cluster = await startCluster(faults, 'postgres', 3, { PUBLIC_URL: balancer.url });
  running.push(...cluster.instances);
  return { cluster, balancer, load: await prepareLoad(faults, cluster.first, environments, balancer.url) };
}

/** One instance dies and comes back; whoever was signed in still is, whichever instance answers. */
async function killOne({ instances }: Cluster, { faults, admin }: Load): Promise<void> {
  const victim = faults.random.pick(instances);
  await victim.kill();
  const page = await admin.open('/products');
  await page.arrayBuffer();
  faults.check(page.status === 200, `After an instance died, a page was answered ${page.status}.`);
  await victim.start();
}
