import { constants } from 'node:os';

const works: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | undefined;

/** Has `work` done at the end, also when it is an early one. The last that began ends first. */
export function atEnd(work: () => Promise<unknown>): void {
  works.unshift(work);
}

/** Ends all that was begun, once. */
export function end(): Promise<void> {
  ending ??= (async () => {
    for (const work of works) await work().catch((error) => console.error('Could not end:', error));
  })();
  return ending;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void end().then(() => process.exit(128 + constants.signals[signal])));
