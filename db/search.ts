import { and, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { type AnyColumn, dialect } from '#db/dialect';

/**
 * Finding text. What a search looks at is kept beside the records, folded, in a table per kind
 * (`customers_search`), which triggers of the database keep true, and indexed by its trigrams.
 */
export type SearchedKind = 'customers' | 'customer_products' | 'customer_environments' | 'audit_entries';

/** `text` as {@link fold} of `lib/kernel/text` folds it, in the database (a function of that name on both). */
export const folded = (text: AnyColumn | SQL): SQL => sql`fold(${text})`;

const pattern = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/** Whether folded text contains `word`, or starts with it; `word` is folded, too. */
export const containsWord = (text: AnyColumn | SQL, word: string): SQL =>
  // SQLite has no escape character unless one is named.
  sql`${text} like ${`%${pattern(word)}%`} escape '\\'`;
export const startsWithWord = (text: AnyColumn | SQL, word: string): SQL =>
  sql`${text} like ${`${pattern(word)}%`} escape '\\'`;

/** The index knows text by its trigrams: shorter words it cannot find. */
export const SHORTEST_INDEXED = 3;

/** IDs of the records of `kind` whose text contains each of `words`, by the index; at most `most`. */
export async function findDocuments(kind: SearchedKind, words: string[], most: number): Promise<string[]> {
  const search = sql.identifier(`${kind}_search`);
  const trigrams = sql.identifier(`${kind}_trigrams`);
  const phrases = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const rows =
    dialect === 'sqlite'
      ? await reader()
          .select({ id: sql<string>`d.record_id` })
          .from(sql`${trigrams} f join ${search} d on d.id = f.rowid`)
          .where(sql`f.text match ${phrases}`)
          .limit(most)
      : await reader()
          .select({ id: sql<string>`d.record_id` })
          .from(sql`${search} d`)
          .where(and(...words.map((word) => containsWord(sql`d.text`, word))))
          .limit(most);
  return rows.map((row) => row.id);
}

/** Whether the text of the record with this ID contains `word`: for records that are read anyway. */
export const documentContains = (kind: SearchedKind, id: AnyColumn, word: string): SQL =>
  sql`exists (select 1 from ${sql.identifier(`${kind}_search`)} d where d.record_id = ${id} and ${containsWord(sql`d.text`, word)})`;
