import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Settings } from '../scripts/server-process.ts';

/** Settings with which a server loads one of the files of `preload/` before all else. */
export const preloading = (name: 'shifted-clock' | 'gc-on-signal'): Settings => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'preload', `${name}.ts`))}`,
});
