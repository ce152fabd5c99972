import { startCluster } from './cluster.ts';
import { type Dialect, TITLES } from './databases.ts';
import { expectOneRunEach, passDueTimes } from './due-times.ts';
import { prepareCrew } from './races/crew.ts';
import {
  editOneRecord,
  openSessions,
  registerWithManyKeys,
  registerWithOneKey,
  renewOnePair,
  runOneJob,
} from './races/races.ts';
import type { Faults } from './suite.ts';

const race = [registerWithOneKey, registerWithManyKeys, renewOnePair, editOneRecord, openSessions, runOneJob];

/** Many want the same at once, of one instance on SQLite, and of two on PostgreSQL. */
export async function races(faults: Faults): Promise<string> {
  const said: string[] = [];
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const { rounds, dueTimes } = await runRaces(faults, dialect);
    said.push(`${TITLES[dialect]}: ${rounds} × ${race.length} races, ${dueTimes} due times run once each`);
    faults.say(said.at(-1) ?? '');
  }
  return said.join('; ');
}

async function runRaces(faults: Faults, dialect: Dialect): Promise<{ rounds: number; dueTimes: number }> {
  const rounds = faults.short ? 2 : 20;
  const cluster = await startCluster(faults, dialect, 2);
  const crew = await prepareCrew(faults, cluster, rounds);
  let over = false;
  // Meanwhile all instances look for the same jobs.
  const due = passDueTimes(cluster.look, dialect, () => over);
  due.catch(() => undefined);
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const run of faults.random.shuffled(race)) await run(crew);
  } finally {
    over = true;
  }
  const dueTimes = await expectOneRunEach(faults, cluster.look, await due);
  for (const instance of cluster.instances) await instance.halt();
  return { rounds, dueTimes };
}
