import { posix } from 'node:path';

/** A file by its path from the root, and what it imports, as written there. */
export interface Imports {
  path: string;
  imports: string[];
}

/** What every room of the domain may use. */
const GROUND = [
  'lib/kernel',
  'lib/config',
  'lib/crypto',
  'lib/contract',
  'lib/license',
  'lib/access',
  'lib/lists',
  'db',
];

/** Which rooms each room may import besides itself: the arrows of ARCHITECTURE.md. A trailing `*` stands for any. */
const ARROWS: Record<string, string[]> = {
  'lib/kernel': [],
  'lib/config': ['lib/kernel'],
  'lib/crypto': ['lib/config', 'lib/kernel'],
  'lib/license': ['lib/contract', 'lib/kernel'],
  'lib/contract': ['lib/license', 'lib/kernel'],
  'lib/lists': ['lib/kernel', 'db'],
  'lib/access': ['lib/contract', 'lib/license', 'lib/kernel'],
  'lib/audit': GROUND,
  'lib/limits': GROUND,
  'lib/storage': ['lib/config', 'lib/kernel', 'db'],
  'lib/records': ['lib/audit', ...GROUND],
  'lib/accounts': ['lib/records', 'lib/audit', 'lib/limits', ...GROUND],
  'lib/publisher': ['lib/licensing', 'lib/records', 'lib/audit', ...GROUND],
  'lib/licensing': ['lib/records', 'lib/audit', ...GROUND],
  'lib/environment': ['lib/records', 'lib/audit', ...GROUND],
  'lib/jobs': ['lib/storage', 'lib/environment', 'lib/accounts', 'lib/licensing', 'lib/audit', ...GROUND],
  'lib/http': ['lib/*'],
  'lib/instance': ['lib/*', 'db'],
  'lib/sample': ['lib/*', 'db'],
  db: ['lib/config', 'lib/kernel/singleton', 'lib/kernel/text'],
  components: ['lib/contract', 'lib/license', 'lib/kernel', 'lib/lists'],
  app: ['components', 'lib/*'],
  'server.ts': ['lib/*'],
  'proxy.ts': ['lib/*'],
};

/** Rooms that only the entry and each other may use: nothing is built upon them. */
const ON_TOP = ['lib/http', 'lib/instance', 'lib/sample'];

/** Packages that only some rooms may import, and why. */
const PACKAGES: { name: RegExp; rooms: string[]; reason: string }[] = [
  {
    name: /^(next\/(headers|cache)|next-auth)(\/|$)/,
    rooms: ['app'],
    reason: 'belongs to app/, since Node itself cannot load it',
  },
  {
    name: /^(next|react|react-dom|@heroui\/react|react-aria-components)(\/|$)/,
    rooms: ['app', 'components', 'server.ts', 'proxy.ts'],
    reason: 'is for pages',
  },
  {
    name: /^drizzle-orm\/(pg-core|sqlite-core|node-postgres|better-sqlite3)(\/|$)|^(pg|better-sqlite3)$/,
    rooms: ['db'],
    reason: 'belongs to db/, which hides which database it is',
  },
  {
    name: /^drizzle-orm$/,
    rooms: [
      'db',
      'lib/audit',
      'lib/accounts',
      'lib/publisher',
      'lib/licensing',
      'lib/environment',
      'lib/jobs',
      'lib/lists',
      'lib/sample',
    ],
    reason: 'is for the domain: what only adapts to it asks no database',
  },
];

/** The room that a file is in: `lib/publisher`, `db`, `app`, `server.ts`. */
export function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'lib' ? `lib/${second}` : first;
}

/** The path that `specifier` names, from the root and without its ending; nothing for a package. */
function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier).replace(/\.tsx?$/, '');
  return undefined;
}

const allows = (arrow: string, path: string) =>
  arrow.endsWith('/*') ? path.startsWith(arrow.slice(0, -1)) : path === arrow || path.startsWith(`${arrow}/`);

function wrong(from: string, specifier: string): string | undefined {
  const room = roomOf(from);
  const to = target(from, specifier);
  if (to === undefined) {
    const rule = PACKAGES.find(({ name, rooms }) => name.test(specifier) && !rooms.includes(room));
    return rule && `${specifier} ${rule.reason}`;
  }
  if (specifier.startsWith('..') && !(room === 'app' && allows('app', to)))
    return `${specifier} leaves its folder; write it as #${to}`;
  // Node resolves no `./create`, as the bundlers do; one way of writing serves both.
  if (specifier.startsWith('.') && /^(lib|db)\//.test(from)) return `${specifier}: write it as #${to}`;
  if (roomOf(to) === room) return undefined;
  const arrows = ARROWS[room];
  if (!arrows) return `${room} is no room that ARCHITECTURE.md knows`;
  if (ON_TOP.includes(roomOf(to)) && !['server.ts', 'proxy.ts', 'lib/instance', 'app'].includes(room))
    return `${room} must not import ${roomOf(to)}, which puts the rooms together`;
  if (arrows.some((arrow) => allows(arrow, to))) return undefined;
  return `${room} must not import ${roomOf(to)}`;
}

/** The imports that run against the arrows of ARCHITECTURE.md, one sentence each. */
export const violations = (files: Imports[]): string[] =>
  files.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const reason = wrong(path, specifier);
      return reason ? [`${path}: ${reason}`] : [];
    }),
  );
