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
import { type Outcome, runSuite, type Suite } from './suite.ts';
import { wire } from './wire.ts';

const suites: Record<string, { title: string; suite: Suite }> = {
  crash: { title: 'Crash', suite: crash },
  database: { title: 'Database', suite: database },
  races: { title: 'Races', suite: races },
  'instance-loss': { title: 'Instance loss', suite: instanceLoss },
  wire: { title: 'Wire', suite: wire },
  hostile: { title: 'Hostile input', suite: hostile },
  secrets: { title: 'Secrets', suite: secrets },
};

let end: (why: Error) => void = () => undefined;
const ending = new Promise<never>((_, fail) => {
  end = fail;
});
ending.catch(() => undefined);
// What a suite does beside its main story fails the suite; what was still under way when it ended, nobody misses.
process.on('unhandledRejection', (error) => end(error instanceof Error ? error : new Error(String(error))));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    process.exitCode = 128 + constants.signals[signal];
    end(new Error(`Ended by ${signal}.`));
  });

async function run(): Promise<Outcome[]> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0)
    throw new Error(`There is no suite ${unknown.join(', ')}: choose ${Object.keys(suites).join(', ')}.`);
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error('The seed is a whole number.');
  if (!isBuilt()) await build();

  const outcomes: Outcome[] = [];
  for (const [name, { title, suite }] of Object.entries(suites)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(`\n${title} (seed ${seed})`);
    const outcome = await runSuite(name, suite, { short: values.short, random: randomFrom(seed), ending });
    outcomes.push(outcome);
    const checks = `${outcome.passed.toLocaleString('en')} checks good, ${outcome.failed} wrong`;
    const parts = outcome.notRun.length > 0 ? `, ${outcome.notRun.length} parts not run` : '';
    console.log(`${title}: ${outcome.summary} (${checks}${parts}; ${outcome.seconds} s)`);
    if (process.exitCode) break;
  }
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
