import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

const asRoot = process.getuid?.() === 0;
const report = process.env.E2E_REPORT;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  // CI's machines are shared: what passes only at the second try is reported as flaky there.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  // Patience for machines that others use as well; what passes takes no longer by it.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    // Recording every test would cost a tenth of the time of all.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
