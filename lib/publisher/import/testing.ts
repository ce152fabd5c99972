import { eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { Actor } from '#lib/access/actor';
import { tester, unique } from '#lib/publisher/fixtures';
import { applyImport } from '#lib/publisher/import/apply';
import { checkImport } from '#lib/publisher/import/check';
import type { ImportKind } from '#lib/publisher/import/kinds';

/** For tests: files made of rows, checked and imported, and what the audit log says of it. */

export type Table = (string | number)[][];

export const csv = (table: Table) =>
  new TextEncoder().encode(
    table.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  );
export const someone = (grants: Actor['grants'] = tester.grants): Actor => ({
  ...tester,
  name: unique('Team'),
  grants,
});

export const check = (kind: ImportKind, table: Table, more: object = {}, actor = tester) =>
  checkImport(actor, { kind, file: csv(table), ...more });
export async function importAll(kind: ImportKind, table: Table, actor = tester) {
  const { digest } = await check(kind, table, {}, actor);
  return applyImport(actor, { kind, file: csv(table), digest });
}
export const entriesOf = async ({ name }: Actor) =>
  (
    await reader().select().from(auditEntries).where(eq(auditEntries.actor, name)).orderBy(auditEntries.id)
  ).map(({ operation, details }) => `${operation}: ${details}`);
