import { describe, expect, test } from 'vitest';
import { roomOf, violations } from './architecture.ts';
import { notPortable } from './portable-sql.ts';
import { importsOf, productionSources } from './sources.ts';

const sources = productionSources();

describe('the house', () => {
  test('has files to check in its rooms', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)));
    for (const room of ['app', 'components', 'db', 'lib/kernel', 'lib/license', 'server.ts'])
      expect(rooms).toContain(room);
  });

  test('has no import that runs against the arrows', () => {
    expect(violations(sources.map(({ path, text }) => ({ path, imports: importsOf(text) })))).toEqual([]);
  });

  test('has its server actions in files of their own, where they can enclose nothing', () => {
    const within = sources.filter(({ text }) =>
      /['"]use server['"]/.test(text.replace(/^['"]use server['"];/, '')),
    );
    expect(within.map(({ path }) => path)).toEqual([]);
  });

  test('asks its database only what SQLite and PostgreSQL both understand', () => {
    expect(notPortable(sources)).toEqual([]);
  });
});

describe('the rules of the arrows', () => {
  const refuses: [path: string, specifier: string][] = [
    ['lib/environment/refresh/refresh.ts', '#lib/publisher/products/list'],
    ['lib/environment/refresh/refresh.ts', '#lib/licensing/tokens/issue'],
    ['lib/publisher/products/create.ts', '#lib/environment/modules/list'],
    ['lib/licensing/tokens/issue.ts', '#lib/environment/modules/list'],
    ['lib/license/evaluate.ts', '#db/client'],
    ['lib/license/evaluate.ts', '#lib/config/config'],
    ['lib/kernel/clock.ts', '#lib/config/config'],
    ['lib/publisher/products/create.ts', '#lib/jobs/runner'],
    ['lib/publisher/products/create.ts', '#lib/http/app'],
    ['lib/publisher/products/create.ts', '#components/button'],
    ['lib/publisher/products/create.ts', '../../../app/layout'],
    ['lib/publisher/products/create.ts', '../customers/create'],
    ['lib/publisher/products/create.ts', './schema'],
    ['lib/publisher/products/create.ts', 'next/headers'],
    ['lib/publisher/products/create.ts', 'next/cache'],
    ['lib/accounts/sign-in.ts', 'next-auth'],
    ['lib/accounts/sign-in.ts', 'next-auth/jwt'],
    ['lib/accounts/sign-in.ts', 'react'],
    ['lib/publisher/products/list.ts', 'drizzle-orm/pg-core'],
    ['lib/publisher/products/list.ts', 'better-sqlite3'],
    ['lib/http/licensing/token.ts', '#db/client'],
    ['lib/http/licensing/token.ts', 'drizzle-orm'],
    ['db/client.ts', '#lib/kernel/errors'],
    ['db/client.ts', '#lib/publisher/products/list'],
    ['db/schema/publisher.ts', '#components/button'],
    ['components/button.tsx', '#lib/publisher/products/list'],
    ['components/button.tsx', '#db/client'],
    ['components/button.tsx', 'next/headers'],
    ['components/shell/rail.tsx', '../button'],
    ['app/products/page.tsx', '#db/client'],
    ['app/products/actions.ts', '#db/schema/publisher'],
    ['app/products/actions.ts', '../../db/client'],
    ['app/products/page.tsx', 'drizzle-orm'],
    ['server.ts', '#db/client'],
    ['lib/cellar/wine.ts', '#lib/kernel/errors'],
  ];
  test.each(refuses)('%s must not import %s', (path, specifier) => {
    expect(violations([{ path, imports: [specifier] }])).toHaveLength(1);
  });

  const allowed: [path: string, specifier: string][] = [
    ['lib/environment/refresh/refresh.ts', '#lib/contract/license-set'],
    ['lib/environment/refresh/refresh.ts', '#lib/license/evaluate'],
    ['lib/publisher/products/create.ts', '#lib/publisher/products/schema'],
    ['lib/publisher/products/create.ts', '#db/client'],
    ['lib/publisher/products/create.ts', 'drizzle-orm'],
    ['lib/jobs/catalog.ts', '#lib/environment/refresh/refresh'],
    ['lib/http/licensing/token.ts', '#lib/licensing/tokens/refresh'],
    ['db/client.ts', '#lib/kernel/singleton'],
    ['db/client.ts', 'pg'],
    ['components/button.tsx', '#lib/kernel/errors'],
    ['components/button.tsx', 'next/link'],
    ['components/data-table/head.tsx', './types'],
    ['app/products/page.tsx', '../_server/session'],
    ['app/products/page.tsx', 'next/headers'],
    ['app/products/page.tsx', '#lib/publisher/products/list'],
    ['app/products/page.tsx', '#components/button'],
    ['server.ts', '#lib/instance/start'],
  ];
  test.each(allowed)('%s may import %s', (path, specifier) => {
    expect(violations([{ path, imports: [specifier] }])).toEqual([]);
  });
});

test('imports are found however they are written', () => {
  const text = `import a from 'one';
import type { B } from "two";
import {
  c,
  d,
} from 'three';
import 'four';
export { e } from 'five';
export * from 'six';
const f = await import('seven');
type G = import('eight').G;
const notOne = 'import from nowhere';`;
  expect(importsOf(text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']);
});

test.each([
  "await tx.select().from(a).where(b).for('update')",
  'reader().selectDistinctOn([a.id])',
  "import { and, ilike } from 'drizzle-orm'",
  'await tx.execute(statement)',
  'reader().select().from(a).orderBy(x); db.all(x)',
  'sql`greatest(a, b)`',
  'sql<number>`count(*)::int`',
  'sql`at > now()`',
])('is not portable: %s', (text) => {
  expect(notPortable([{ path: 'lib/x.ts', text }])).not.toEqual([]);
});

test.each([
  "const ids = new Set(rows.map((row) => row.get('id')))",
  'sql<number>`count(*)`',
  'sql`at desc nulls last`',
  '// greatest and ilike are not for us',
  'await job.execute(now())',
])('is portable: %s', (text) => {
  expect(notPortable([{ path: 'lib/x.ts', text }])).toEqual([]);
});
