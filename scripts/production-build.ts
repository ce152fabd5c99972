import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leashed, root } from './processes.ts';
import { digestOfSources } from './source-digest.ts';

/** Says what a finished build was made from; Next's own `BUILD_ID` is there before the build is. */
const BUILT_FROM = join(root, '.next/built-from');

/**
 * Makes the names of server actions: the same in every build, so that instances that were built apart, and a page that
 * was opened before an upgrade, agree on them. It guards no secret, since no action encloses any: actions stand in
 * files of their own, which `scripts/architecture.test.ts` holds them to.
 */
const ACTIONS_KEY = createHash('sha256').update('license-manager server actions').digest('base64');

/** Whether `.next` holds a production build of the sources as they are. */
export const isBuilt = (): boolean =>
  existsSync(BUILT_FROM) && readFileSync(BUILT_FROM, 'utf8') === digestOfSources(root);

/** Makes the production build. Throws when it fails; the build has said why. */
export async function build(): Promise<void> {
  const sources = digestOfSources(root);
  rmSync(BUILT_FROM, { force: true });
  const env = {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTIONS_KEY,
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    BUILD_ID: sources,
  };
  const next = leashed(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], { env });
  if ((await next.exited) !== 0) throw new Error('The production build failed.');
  writeFileSync(BUILT_FROM, sources);
}
