import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { leashed, root } from './processes.ts';

/** What `next build` reads. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'db',
  'public',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'node_modules/.package-lock.json',
];

/** Whether `path`, or for a folder anything below it, was changed after `instant` (milliseconds since 1970). */
function changedAfter(path: string, instant: number): boolean {
  if (!existsSync(path)) return false;
  const stat = statSync(path);
  if (stat.mtimeMs > instant) return true;
  return stat.isDirectory() && readdirSync(path).some((name) => changedAfter(join(path, name), instant));
}

/** Whether `.next` holds a production build of the sources as they are. */
export function isBuilt(): boolean {
  const id = join(root, '.next/BUILD_ID');
  if (!existsSync(id)) return false;
  const builtAt = statSync(id).mtimeMs;
  return !SOURCES.some((path) => changedAfter(join(root, path), builtAt));
}

/** Makes the production build. Throws when it fails; the build has said why. */
export async function build(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const next = leashed(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], { env });
  if ((await next.exited) !== 0) throw new Error('The production build failed.');
}
