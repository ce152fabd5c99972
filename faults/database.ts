import type { Bench } from './database/bench.ts';
import { restartServer } from './database/postgres.ts';
import { fillDisk, forbidWriting, lockFile } from './database/sqlite.ts';
import type { Faults } from './suite.ts';

/** What the database stands on fails, for a while: its disk, its files, its lock, its server. */
export async function database(faults: Faults): Promise<string> {
  const rounds = faults.short ? 1 : 10;
  const parts: [name: string, run: (faults: Faults, rounds: number) => Promise<Bench | undefined>][] = [
    ['disk full', fillDisk],
    ['not writable', forbidWriting],
    ['locked', lockFile],
    ['PostgreSQL restarted', restartServer],
  ];
  const said: string[] = [];
  for (const [name, run] of parts) {
    const bench = await run(faults, rounds);
    if (!bench) continue;
    const { done, refused } = bench.counts;
    faults.say(`${name}: ${rounds} times, ${done} writes done, ${refused} refused`);
    said.push(`${rounds} × ${name} (${refused} writes refused in words, ${done} done)`);
  }
  return said.join(', ');
}
