/** How many tests ended in which way. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Reads the report of Vitest's `json` reporter. */
export function vitestCounts(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Reads the report of Playwright's `json` reporter. */
export function playwrightCounts(report: string): Counts {
  const { stats, errors } = JSON.parse(report);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** Reads the report of `npm run test:faults`: each check counts, and each part that the machine cannot do. */
export function faultsCounts(report: string): Counts {
  const { suites } = JSON.parse(report) as {
    suites: { passed: number; failed: number; notRun: string[] }[];
  };
  const sum = (of: (suite: (typeof suites)[number]) => number) =>
    suites.reduce((total, suite) => total + of(suite), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ notRun }) => notRun.length),
  };
}
