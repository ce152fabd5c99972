/** `npm test`: every check, in order, up to the first that fails. The last line says how many tests passed and failed. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Leashed, leashed, root } from './processes.ts';
import { type Counts, faultsCounts, playwrightCounts, vitestCounts } from './test-counts.ts';

interface Stage {
  title: string;
  /** The script of package.json that does it. */
  script: string;
  arguments?: string;
  /** How to read the report that the script writes, where it runs tests. */
  counts?: (report: string) => Counts;
}

const STAGES: Stage[] = [
  { title: 'Types', script: 'types' },
  { title: 'Lint', script: 'lint' },
  { title: 'Unit tests', script: 'test:unit', counts: vitestCounts },
  { title: 'Integration tests on SQLite', script: 'test:sqlite', counts: vitestCounts },
  { title: 'Integration tests on PostgreSQL', script: 'test:postgres', counts: vitestCounts },
  { title: 'Production build', script: 'build' },
  { title: 'Faults (short)', script: 'test:faults', arguments: '--short', counts: faultsCounts },
  { title: 'End-to-end tests in Chromium', script: 'test:e2e', counts: playwrightCounts },
];

/** A stage that takes longer hangs. */
const LIMIT_MS = 60 * 60_000;

const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<
  string,
  string
>;

const folder = mkdtempSync(join(tmpdir(), 'license-manager-tests-'));
// PostgreSQL, which runs under another account when this is root, works below it.
chmodSync(folder, 0o755);

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
let running: Leashed | undefined;
let interrupted = false;

/** Runs one stage and adds its tests to the total. Resolves with whether it succeeded. */
async function run(stage: Stage): Promise<boolean> {
  console.log(`\n━━━ ${stage.title} ━━━`);
  const began = performance.now();
  const report = join(folder, `${stage.script.replace(':', '-')}.json`);
  const reporters =
    stage.counts === vitestCounts ? ` --reporter=default --reporter=json --outputFile.json=${report}` : '';
  const command = [scripts[stage.script], stage.arguments].filter(Boolean).join(' ');
  running = leashed('sh', ['-c', command + reporters], {
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      TMPDIR: folder,
      // Hundreds of processes load the same modules.
      NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
      NEXT_TELEMETRY_DISABLED: '1',
      ...(stage.counts === playwrightCounts && { E2E_REPORT: report }),
      ...(stage.counts === faultsCounts && { FAULTS_REPORT: report }),
    },
  });
  const limit = setTimeout(() => {
    console.error(`${stage.title} took longer than ${LIMIT_MS / 60_000} minutes and was ended.`);
    void running?.stop();
  }, LIMIT_MS);
  const code = await running.exited;
  clearTimeout(limit);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);

  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  if (stage.counts && existsSync(report)) counts = stage.counts(readFileSync(report, 'utf8'));
  let failed = code !== 0 || counts.failed > 0 || interrupted;
  if (stage.counts && counts.passed === 0 && !failed) {
    console.error('No test ran.');
    failed = true;
  }
  // What fails outside of any test, such as a file that cannot be loaded or the build, counts as one.
  if (failed && counts.failed === 0) counts.failed = 1;
  for (const name of ['passed', 'failed', 'skipped'] as const) total[name] += counts[name];
  const tests = stage.counts
    ? `, ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
    : '';
  console.log(`━━━ ${stage.title}: ${failed ? 'FAILED' : 'ok'} after ${seconds} s${tests}`);
  return !failed;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true;
    void running?.stop();
  });
}

let succeeded = true;
try {
  for (const stage of STAGES) {
    succeeded = await run(stage);
    if (!succeeded) break;
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = succeeded ? 0 : 1;
