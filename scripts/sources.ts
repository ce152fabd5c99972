import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from './processes.ts';

/** A TypeScript file of the project: its path from the root, and its text. */
export interface Source {
  path: string;
  text: string;
}

const FOLDERS = ['app', 'components', 'lib', 'db'];
const FILES = ['server.ts', 'proxy.ts'];

/** All that runs in production. Tests may reach further than what they test, so they are left out. */
export function productionSources(): Source[] {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      posix.join(folder, path),
    ),
  );
  return [...inFolders, ...FILES.filter((file) => existsSync(join(root, file)))]
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]|\bimport\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** What `text` imports or exports from elsewhere, types included, as written there. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
