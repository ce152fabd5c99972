import type { Random } from './random.ts';

/**
 * One kind of fault. Throws only when it cannot go on; what it finds wrong, it says by `check`.
 * Resolves with its counts in words, for the last line.
 */
export type Suite = (faults: Faults) => Promise<string>;

export interface Titled {
  /** As the command line has it. */
  name: string;
  /** As what is printed has it. */
  title: string;
  suite: Suite;
}

/** What a suite works with. */
export interface Faults {
  /** The form that belongs to every run of all tests: a few of each fault. */
  short: boolean;
  random: Random;
  /** Counts one check; says what is wrong where `good` is false. Returns `good`. */
  check(good: boolean, wrong: string): boolean;
  /** A part that this machine cannot do, and why. It counts as not run, never as good. */
  notRun(part: string, why: string): void;
  /** Shows how far it is. */
  say(text: string): void;
  /** Has `work` done when the suite is over, however it ends. The last that began ends first. */
  atEnd(work: () => Promise<unknown>): void;
}

/** How one suite ended. */
export interface Outcome {
  suite: string;
  short: boolean;
  seed: number;
  summary: string;
  passed: number;
  failed: number;
  notRun: string[];
  /** What went wrong, in words. */
  failures: string[];
  seconds: number;
}

/** More failures than this are counted, but not told one by one. */
const TOLD = 50;

/** Runs one suite, says how it went, and ends all that it began. `ending` settles when it is to stop early. */
export async function runSuite(
  { name, title, suite }: Titled,
  { short, random, ending }: { short: boolean; random: Random; ending: Promise<never> },
): Promise<Outcome> {
  const began = performance.now();
  const works: (() => Promise<unknown>)[] = [];
  const outcome: Outcome = {
    suite: name,
    short,
    seed: random.seed,
    summary: '',
    passed: 0,
    failed: 0,
    notRun: [],
    failures: [],
    seconds: 0,
  };
  const fail = (wrong: string) => {
    outcome.failed += 1;
    if (outcome.failures.length >= TOLD) return;
    outcome.failures.push(wrong);
    console.error(`  ${title} ✗ ${wrong}`);
  };
  const faults: Faults = {
    short,
    random,
    check(good, wrong) {
      if (good) outcome.passed += 1;
      else fail(wrong);
      return good;
    },
    notRun(part, why) {
      outcome.notRun.push(`${part}: ${why}`);
      console.log(`  ${title}: not run: ${part}: ${why}`);
    },
    say: (text) => console.log(`  ${title}: ${text}`),
    atEnd: (work) => void works.unshift(work),
  };
  try {
    outcome.summary = await Promise.race([suite(faults), ending]);
  } catch (error) {
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    outcome.summary = 'ended early';
  }
  for (const work of works) await work().catch((error) => fail(`Could not end what was begun: ${error}`));
  outcome.seconds = Math.round((performance.now() - began) / 100) / 10;
  const { summary, passed, failed, notRun, seconds } = outcome;
  const checks = `${passed.toLocaleString('en')} checks good, ${failed} wrong`;
  const parts = notRun.length > 0 ? `, ${notRun.length} parts not run` : '';
  console.log(`${title}: ${summary} (${checks}${parts}; ${seconds} s)`);
  return outcome;
}
