import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../instance.ts';

/** Of a server that has collected its garbage, in MB. */
export interface Memory {
  /** What it holds on to. */
  heap: number;
  /** What it has of the system, which keeps for it what was freed in pieces. */
  resident: number;
}

/** What a server keeps in memory. Nothing where the system does not tell. */
export async function memoryOf(instance: Instance): Promise<Memory | undefined> {
  const file = `/proc/${instance.pid()}/status`;
  if (!existsSync(file)) return undefined;
  // `preload/gc-on-signal.ts` listens. Twice, since finalizers free more.
  for (let time = 0; time < 2; time += 1) {
    process.kill(instance.pid(), 'SIGUSR2');
    await sleep(1000);
  }
  const [heap] = [...instance.log().matchAll(/^Heap: (\d+) bytes$/gm)].slice(-1);
  const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'));
  return {
    heap: Math.round(Number(heap?.[1]) / 2 ** 20),
    resident: Math.round(Number(resident?.[1]) / 2 ** 10),
  };
}
