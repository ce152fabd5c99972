import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missingFrom, namedIn } from './doc-references.ts';
import { root } from './processes.ts';

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const PAGES = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));

describe.each(DOCUMENTS)('%s', (document) => {
  test('names only paths and npm scripts that exist', () => {
    expect(existsSync(join(root, document)), `${document} exists`).toBe(true);
    const named = namedIn(readFileSync(join(root, document), 'utf8'));
    expect(named.paths.length + named.scripts.length).toBeGreaterThan(0);
    expect(missingFrom(named)).toEqual([]);
  });
});

test.each(PAGES)('docs/%s names only paths and npm scripts that exist', (page) => {
  expect(missingFrom(namedIn(readFileSync(join(root, 'docs', page), 'utf8'), 'docs'))).toEqual([]);
});

test('a link of a page leads on from its folder', () => {
  expect(namedIn('[One](api.md), [two](../README.md)', 'docs').paths).toEqual(['docs/api.md', 'README.md']);
});

test('what a text names is found in its code spans, its code blocks and its links', () => {
  const text = [
    'See `lib/kernel/errors.ts`, `db/` and `lib/publisher/customer-products/create.ts`; run `npm run no-such-script`.',
    'Not paths: `verb(actor, input)`, `#lib/…`, `GET /licenses`, `data/license-manager.db`, `*.test.ts`, `24.x`.',
    'A [page](docs/nowhere.md), a [site](https://example.com/a.md).',
    '```sh',
    'npm ci && npm start',
    'npm run test:unit -- lib/license',
    '```',
  ].join('\n');
  const named = namedIn(text);
  expect(named.scripts).toEqual(['no-such-script', 'start', 'test:unit']);
  expect(named.paths).toEqual([
    'docs/nowhere.md',
    'lib/kernel/errors.ts',
    'db/',
    'lib/publisher/customer-products/create.ts',
  ]);
});

test('what does not exist is found', () => {
  const missing = missingFrom({
    paths: ['lib/kernel/errors.ts', 'lib/kernel/no.ts'],
    scripts: ['test', 'no'],
  });
  expect(missing).toEqual(['lib/kernel/no.ts', 'npm run no']);
});
