/** `npm run test:e2e`: the tests in Chromium, against the production build. Arguments go to Playwright. */
import { join } from 'node:path';
import { obtainChromium } from './chromium.ts';
import { leashed, root } from './processes.ts';
import { build, isBuilt } from './production-build.ts';

try {
  const env = { ...process.env, CHROMIUM_PATH: obtainChromium() };
  if (!isBuilt()) await build();
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  process.exitCode = await leashed(process.execPath, [cli, 'test', ...process.argv.slice(2)], { env }).exited;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
