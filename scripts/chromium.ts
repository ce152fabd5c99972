import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

// The headless shell is the same engine without a desktop browser around it, and starts in a third of the time.
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Some distributions put a stub where the browser would be: only what answers with its version counts. */
function runs(path: string): boolean {
  if (!existsSync(path)) return false;
  const result = spawnSync(path, ['--no-sandbox', '--version'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
  });
  return result.status === 0 && /chrom/i.test(String(result.stdout));
}

/** Path of a Chromium on this machine: `CHROMIUM_PATH`, the system's, or the one that Playwright installed. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not a Chromium that runs here.`);
  }
  return [...SYSTEM, chromium.executablePath()].find(runs);
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** As {@link findChromium}; where there is none, installs one of Debian's packages if this user may. Throws where that fails. */
export function obtainChromium(): string {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('No Chromium on this machine; installing it …');
    // An outdated index of one source must not keep the package of another from being found.
    apt('update');
    const install = (name: string) =>
      apt('install', '-y', '--no-install-recommends', name, 'fonts-liberation');
    if (!install('chromium-headless-shell')) install('chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    `The end-to-end tests need Chromium, and there is none at ${SYSTEM.join(', ')}` +
      `${mayInstall ? ', nor could apt-get install it' : ''}. Install it (on Debian: apt-get install chromium), ` +
      'or set CHROMIUM_PATH to one.',
  );
}
