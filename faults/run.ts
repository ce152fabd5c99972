/**
 * `npm run test:faults`: breaks what the production build stands on, and looks whether anything is lost; see
 * docs/reliability.md. `npm run test:faults -- --short crash races` runs the short form of these suites only,
 * `--seed 7` what was run with that seed.
 */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { build, isBuilt } from '../scripts/production-build.ts';
import { crash } from './crash.ts';
import { database } from './database.ts';
import { hostile } from './hostile.ts';
import { instanceLoss } from './instance-loss.ts';
import { races } from './races.ts';
import { randomFrom } from './random.ts';
import { secrets } from './secrets.ts';
import { type Outcome, runSuite, type Titled } from './suite.ts';
import { wire } from './wire.ts';

/** The longest first, so that of two at a time none is left over at the end. */
const suites: Titled[] = [
  { name: 'hostile', title: 'Hostile input', suite: hostile },
  { name: 'database', title: 'Database', suite: database },
  { name: 'crash', title: 'Crash', suite: crash },
  { name: 'instance-loss', title: 'Instance loss', suite: instanceLoss },
  { name: 'wire', title: 'Wire', suite: wire },
  { name: 'races', title: 'Races', suite: races },
  { name: 'secrets', title: 'Secrets', suite: secrets },
];

/** Suites that run at once: each waits for long. In full they run alone, so that what they measure is theirs. */
const AT_ONCE = { short: 2, full: 1 };

let fail: (why: Error) => void = () => undefined;
const ending = new Promise<never>((_, reject) => {
  fail = reject;
});
ending.catch(() => undefined);

/** Ends what runs, and begins nothing more. */
function endEarly(code: number, why: Error): void {
  process.exitCode = code;
  fail(why);
}
// What a suite does beside its main story fails what runs; what was still under way when it ended, nobody misses.
process.on('unhandledRejection', (error) =>
  endEarly(1, error instanceof Error ? error : new Error(String(error))),
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => endEarly(128 + constants.signals[signal], new Error(`Ended by ${signal}.`)));

async function run(): Promise<Outcome[]> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
  });
  const names = suites.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no suite ${unknown.join(', ')}: choose ${names.join(', ')}.`);
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error('The seed is a whole number.');
  if (!isBuilt()) await build();

  console.log(`Seed ${seed}`);
  const { short } = values;
  const waiting = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const outcomes: Outcome[] = [];
  const runNext = async (): Promise<void> => {
    const next = waiting.shift();
    if (!next || process.exitCode) return;
    outcomes.push(await runSuite(next, { short, random: randomFrom(seed), ending }));
    return runNext();
  };
  await Promise.all(Array.from({ length: short ? AT_ONCE.short : AT_ONCE.full }, runNext));
  return outcomes;
}

try {
  const outcomes = await run();
  const report = process.env.FAULTS_REPORT;
  if (report) writeFileSync(report, JSON.stringify({ suites: outcomes }, null, 2));
  if (outcomes.some(({ failed }) => failed > 0)) process.exitCode ??= 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode ??= 1;
}
// A suite that was ended early may still wait for something.
process.exit();
