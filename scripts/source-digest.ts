import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

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
  'package-lock.json',
];

const isTest = (name: string) => /\.test\.tsx?$/.test(name);

/** The files at and below `path`, from the root, in an order that is the same everywhere. */
function filesOf(root: string, path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return isTest(path) ? [] : [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(root, `${path}/${name}`));
}

/** Names the sources below `root` from which a build is made: in decimal digits, so that no word is in it that blockers of advertisements look for. */
export function digestOfSources(root: string): string {
  const digest = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesOf(root, source))) {
    const content = readFileSync(join(root, path));
    digest.update(`${path}\0${content.length}\0`).update(content);
  }
  return BigInt(`0x${digest.digest('hex').slice(0, 32)}`).toString();
}
