import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from './processes.ts';

export interface Named {
  paths: string[];
  scripts: string[];
}

/** Scripts that npm runs without `run`. */
const SHORT = ['start', 'test'];

/** What a running instance makes, and a checkout does not have. */
const MADE = /^(data|data-demo|\.next|node_modules|test-results)(\/|$)|^\.env$|^publisher-keys\.json$/;

const FILE_NAME = /^\.?[\w-]+(\.[\w-]+)*\.(ts|tsx|md|json|mjs|css)$/;

/** Whether a code span is a path of this repository: it begins with one of its folders, or looks like a file's name. */
function isPath(span: string): boolean {
  if (!/^[\w@.()[\]/-]+$/.test(span) || span.startsWith('/') || MADE.test(span)) return false;
  if (FILE_NAME.test(span)) return true;
  const [first = '', ...rest] = span.split('/');
  return rest.length > 0 && topFolders().has(first);
}

let folders: Set<string> | undefined;
function topFolders(): Set<string> {
  folders ??= new Set([
    ...readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    ),
    ...['app', 'bench', 'components', 'db', 'docs', 'e2e', 'faults', 'lib', 'public', 'scripts'],
  ]);
  return folders;
}

const unique = (items: string[]) => [...new Set(items)];

/** The paths and npm scripts that a Markdown text names in code spans, shell blocks and links; its links lead on from `folder`. */
export function namedIn(markdown: string, folder = ''): Named {
  const blocks = [...markdown.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? '').replace(/#.*/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/i.test(link))
    .map((link) => posix.join(folder, link));
  const commands = [...spans, ...blocks].join('\n');
  const runs = [...commands.matchAll(/\bnpm (?:run )?([\w:-]+)/g)]
    .filter((match) => match[0].startsWith('npm run ') || SHORT.includes(match[1] ?? ''))
    .map((match) => match[1] ?? '');
  return { paths: unique([...links, ...spans.filter(isPath)]), scripts: unique(runs) };
}

/** Whether `path` exists, as written or as an import names it; a bare file name may stand anywhere in the sources. */
function exists(path: string): boolean {
  if (['', '.ts', '.tsx'].some((ending) => existsSync(join(root, `${path}${ending}`)))) return true;
  return !path.includes('/') && allNames().has(path);
}

let names: Set<string> | undefined;
function allNames(): Set<string> {
  names ??= new Set(
    ['app', 'components', 'lib', 'db', 'scripts', 'e2e']
      .filter((folder) => existsSync(join(root, folder)))
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
      .map((path) => path.split('/').at(-1) ?? path),
  );
  return names;
}

/** What of `named` this checkout does not have. */
export function missingFrom(named: Named): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  return [
    ...named.paths.filter((path) => !exists(path)),
    ...named.scripts.filter((script) => !(script in scripts)).map((script) => `npm run ${script}`),
  ];
}
