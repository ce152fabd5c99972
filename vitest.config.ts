import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/.next/**', 'e2e/**', 'data*/**'];
const integration = '**/*.integration.test.ts';

export default defineConfig({
  test: {
    // A process per file, so that no file sees another's settings, singletons or database.
    pool: 'forks',
    isolate: true,
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, integration],
          setupFiles: ['scripts/vitest/unit-setup.ts'],
        },
      },
      ...['sqlite', 'postgres'].map((database) => ({
        extends: true as const,
        test: {
          name: database,
          include: [integration],
          exclude: elsewhere,
          globalSetup: [`scripts/vitest/${database}-template.ts`],
          setupFiles: [`scripts/vitest/${database}-setup.ts`],
          // For what hangs: on a machine that others use as well, only starting a process takes half a minute.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // As in playwright.config.ts: CI's machines are shared.
          retry: process.env.CI ? 1 : 0,
        },
      })),
    ],
  },
});
