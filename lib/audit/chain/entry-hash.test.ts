import { expect, test } from 'vitest';
import { canonicalEntry, hashOf, linkAfter, START } from '#lib/audit/chain/entry-hash';

const entry = {
  id: '019aa2b4-5c00-7000-8000-000000000001',
  side: 'publisher' as const,
  operation: 'Customer Changed',
  actor: 'ann@example.com',
  actorId: null,
  at: new Date('2026-11-22T10:11:12.345Z'),
  details: 'Customer “Ærø”: Name A → B',
  environment: '',
};

// The same as in docs/audit-log.md; `printf %s '…' | sha256sum` says it, too.
const TEXT =
  '{"actor":"ann@example.com","actor_id":null,"at":"2026-11-22T10:11:12.345Z","details":"Customer “Ærø”: Name A → B","environment":"","id":"019aa2b4-5c00-7000-8000-000000000001","operation":"Customer Changed","previous_hash":"0000000000000000000000000000000000000000000000000000000000000000","sequence":1,"side":"publisher","type":"entry"}';
const HASH = 'cdd44927df2e25b69ae595de72fb05fa47b555978908f4d3135454830b21467e';

test('the first entry is hashed as documented', () => {
  expect(canonicalEntry(entry, 1, START.hash)).toBe(TEXT);
  expect(linkAfter(START, entry)).toEqual({ sequence: 1, hash: HASH });
});

test.each([
  { id: '019aa2b4-5c00-7000-8000-000000000002' },
  { side: 'environment' as const },
  { operation: 'Customer Created' },
  { actor: 'ben@example.com' },
  { actorId: '1' },
  { at: new Date('2026-11-22T10:11:12.346Z') },
  { details: 'Customer “Ærø”: Name A → C' },
  { environment: 'Test' },
])('another %o makes another hash', (change) => {
  expect(linkAfter(START, { ...entry, ...change }).hash).not.toBe(HASH);
});

test('another place, or another entry before it, makes another hash', () => {
  expect(linkAfter({ ...START, sequence: 1 }, entry).hash).not.toBe(HASH);
  expect(linkAfter({ ...START, hash: hashOf('another') }, entry).hash).not.toBe(HASH);
});
