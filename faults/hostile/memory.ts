import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../instance.ts';

/** What a server keeps in memory once it has collected its garbage, in MB. Nothing where the system does not tell. */
export async function memoryOf(instance: Instance): Promise<number | undefined> {
  const file = `/proc/${instance.pid()}/status`;
  if (!existsSync(file)) return undefined;
  // `preload/gc-on-signal.ts` listens. Twice, since finalizers free more.
  for (let time = 0; time < 2; time += 1) {
    process.kill(instance.pid(), 'SIGUSR2');
    await sleep(1000);
  }
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1]) / 1024);
}
