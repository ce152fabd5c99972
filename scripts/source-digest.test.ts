import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { digestOfSources } from './source-digest.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

function checkout(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'license-manager-sources-'));
  roots.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const sources = { 'app/page.tsx': 'page', 'lib/a.ts': 'a', 'package.json': '{}' };

test('the same sources have the same digest wherever and whenever they were written', () => {
  const [one, other] = [checkout(sources), checkout(sources)];
  utimesSync(join(other, 'lib/a.ts'), 0, 0);
  expect(digestOfSources(other)).toBe(digestOfSources(one));
});

test.each([
  ['a changed file', { ...sources, 'lib/a.ts': 'b' }],
  ['another file', { ...sources, 'lib/b.ts': '' }],
  ['a file that moved', { 'app/page.tsx': 'page', 'lib/b.ts': 'a', 'package.json': '{}' }],
  ['content that moved to the next file', { ...sources, 'app/page.tsx': 'pag', 'lib/a.ts': 'ea' }],
])('%s changes the digest', (_, changed) => {
  expect(digestOfSources(checkout(changed))).not.toBe(digestOfSources(checkout(sources)));
});

test('a test, and what no page is made of, does not change the digest', () => {
  const more = { ...sources, 'lib/a.test.ts': 'test', 'docs/api.md': 'words', 'data/x.db': 'data' };
  expect(digestOfSources(checkout(more))).toBe(digestOfSources(checkout(sources)));
});
