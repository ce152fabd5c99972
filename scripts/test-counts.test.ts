import { expect, test } from 'vitest';
import { faultsCounts } from './test-counts.ts';

test('faults count each check, and each part that was not run', () => {
  const suites = [
    { suite: 'crash', passed: 10, failed: 0, notRun: [] },
    { suite: 'database', passed: 5, failed: 1, notRun: ['a full disk: only root may mount'] },
  ];
  expect(faultsCounts(JSON.stringify({ suites }))).toEqual({ passed: 15, failed: 1, skipped: 1 });
});
