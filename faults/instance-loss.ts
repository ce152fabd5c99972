import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, startCluster } from './cluster.ts';
import { type Load, workersOf } from './crash/load.ts';
import { passDueTimes, wrongRuns } from './due-times.ts';
import type { Instance } from './instance.ts';
import { type Balancer, startBalancer } from './instance-loss/balancer.ts';
import { openLedger } from './ledger/ledger.ts';
import { verify } from './ledger/verify.ts';
import { createApiToken, signIn } from './person.ts';
import { listEnvironments, registerOwn } from './publisher.ts';
import type { Faults } from './suite.ts';
import { renew, simulated } from './wire-client.ts';

const sizes = {
  full: { dueTimes: 200, kills: 10, environments: 600 },
  short: { dueTimes: 10, kills: 2, environments: 100 },
};

interface Scene extends Load, Cluster {
  balancer: Balancer;
}

/** Of three instances on PostgreSQL behind a balancer, one is killed every few seconds, while everybody works. */
export async function instanceLoss(faults: Faults): Promise<string> {
  const size = sizes[faults.short ? 'short' : 'full'];
  const scene = await begin(faults, size.environments);
  let kills = 0;
  let over = false;
  const working = workersOf(scene).map(async (work) => {
    // Not answered: in doubt, as for anybody behind a balancer. The ledger holds it against the database at the end.
    while (!over) await work().catch(() => sleep(20));
  });
  const due = passDueTimes(
    scene.look,
    'postgres',
    (passed) => over || (passed >= size.dueTimes && kills >= size.kills),
  );
  let passing = true;
  const stopPassing = () => {
    passing = false;
  };
  due.then(stopPassing, stopPassing);
  try {
    while (passing) {
      await sleep(faults.random.between(500, 3000));
      await killOne(scene);
      kills += 1;
      if (kills % 10 === 0) faults.say(`${kills} kills, ${scene.ledger.acknowledged()} acknowledged`);
    }
  } finally {
    over = true;
  }
  const { passed, missed } = await due;
  await Promise.all(working);
  faults.check(missed.length === 0, `No run completed: ${missed.join('; ')}`);
  const wrong = await wrongRuns(scene.look);
  faults.check(wrong.length === 0, wrong.join('; '));
  const { lost, lockedOut } = await judge(scene);
  return [
    `${kills} kills among 3 instances`,
    `${passed} due times, each with one completed run`,
    `${scene.ledger.acknowledged().toLocaleString('en')} acknowledged writes, ${lost} lost`,
    `${lockedOut} locked out`,
    `${scene.balancer.retried()} requests asked again of another instance`,
  ].join(', ');
}

async function begin(faults: Faults, environments: number): Promise<Scene> {
  const running: Instance[] = [];
  const balancer = await startBalancer(
    () => running.filter((instance) => instance.runs()).map(({ url }) => Number(new URL(url).port)),
    faults.random,
  );
  faults.atEnd(() => balancer.stop());
  const cluster = await startCluster(faults, 'postgres', 3, { PUBLIC_URL: balancer.url });
  running.push(...cluster.instances);
  const [first] = cluster.instances;
  if (!first) throw new Error('There is no instance.');
  const listed = await listEnvironments(first, environments);
  const admin = await signIn(balancer, first.admin);
  await registerOwn(admin);
  return {
    ...cluster,
    faults,
    balancer,
    instance: balancer,
    ledger: openLedger(),
    admin,
    apiToken: await createApiToken(admin, 'Faults', ['modules:write', 'scim']),
    products: listed.products,
    waiting: listed.environments.slice(1).map(simulated),
    registered: [],
    inDoubt: new Set(),
  };
}

/** One instance dies and comes back; whoever was signed in still is, whichever instance answers. */
async function killOne({ faults, instances, admin }: Scene): Promise<void> {
  const victim = faults.random.pick(instances);
  await victim.kill();
  const page = await admin.open('/products');
  await page.arrayBuffer();
  faults.check(page.status === 200, `After an instance died, a page was answered ${page.status}.`);
  await victim.start();
}

async function judge({ faults, look, ledger, registered, balancer }: Scene) {
  const { lost, half } = await verify(look, ledger.writes);
  faults.check(lost.length === 0, `Lost: ${lost.join('; ')}`);
  faults.check(half.length === 0, `Half applied: ${half.join('; ')}`);
  let lockedOut = 0;
  for (const environment of registered) {
    const { status, text } = await renew(balancer.url, environment);
    const good = faults.check(
      status === 200,
      `${environment.serialNumber} is locked out: ${status} ${text.slice(0, 300)}`,
    );
    if (!good) lockedOut += 1;
  }
  return { lost: lost.length, lockedOut };
}
