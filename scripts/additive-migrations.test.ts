import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './processes.ts';

/** Several instances are upgraded one by one from here on; those of the version before work with the new schema. */
const FIRST = 7;

/** What would break a version that does not know of it. To drop what the version before no longer uses, name it here. */
const BREAKING =
  /\b(DROP (TABLE|COLUMN|DEFAULT)|RENAME (TO|COLUMN)|SET NOT NULL|SET DATA TYPE)\b|ADD COLUMN (?![^;]*DEFAULT)[^;]*NOT NULL/i;
const DROPPED: string[] = [];

const folder = join(root, 'db/migrations/postgres');

test('migrations add, so that an instance of the version before works with the database of this one', () => {
  const breaking = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && Number(name.slice(0, 4)) >= FIRST)
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('--> statement-breakpoint')
        .filter((statement) => BREAKING.test(statement) && !DROPPED.includes(statement.trim()))
        .map((statement) => `${name}: ${statement.trim()}`),
    );
  expect(breaking).toEqual([]);
});

test.each([
  'ALTER TABLE "jobs" DROP COLUMN "due_at";',
  'ALTER TABLE "jobs" RENAME COLUMN "a" TO "b";',
  'ALTER TABLE "jobs" ADD COLUMN "due_at" text NOT NULL;',
  'ALTER TABLE "jobs" ALTER COLUMN "due_at" SET NOT NULL;',
  'DROP TABLE "jobs";',
])('%s is found to break the version before', (statement) => {
  expect(statement).toMatch(BREAKING);
});

test.each([
  'ALTER TABLE "jobs" ADD COLUMN "due_at" text;',
  'ALTER TABLE "jobs" ADD COLUMN "due_at" text DEFAULT \'\' NOT NULL;',
  'CREATE TABLE "jobs" ("name" text NOT NULL);',
])('%s is found to break nothing', (statement) => {
  expect(statement).not.toMatch(BREAKING);
});
