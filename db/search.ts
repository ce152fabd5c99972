import { and, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { type AnyColumn, dialect } from '#db/dialect';

/**
 * Finding text. What a search looks at is kept beside the records, folded, in a table per kind
 * (`customers_search`), which triggers of the database keep true, and indexed by its trigrams.
 */
export type SearchedKind =
  | 'customers'
  | 'customer_products'
  | 'customer_environments'
  | 'named_users'
  | 'audit_entries';

/** `text` as {@link fold} of `lib/kernel/text` folds it, in the database (a function of that name on both). */
export const folded = (text: AnyColumn | SQL): SQL => sql`fold(${text})`;

const pattern = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/** Whether folded text contains `word`, starts or ends with it; `word` is folded, too. */
export const containsWord = (text: AnyColumn | SQL, word: string): SQL =>
  // SQLite has no escape character unless one is named.
  sql`${text} like ${`%${pattern(word)}%`} escape '\\'`;
export const startsWithWord = (text: AnyColumn | SQL, word: string): SQL =>
  sql`${text} like ${`${pattern(word)}%`} escape '\\'`;
export const endsWithWord = (text: AnyColumn | SQL, word: string): SQL =>
  sql`${text} like ${`%${pattern(word)}`} escape '\\'`;

/** The index knows text by its trigrams: what is shorter has to be looked for in every text. */
export const SHORTEST_INDEXED = 3;
export const isIndexed = (phrase: string): boolean => [...phrase].length >= SHORTEST_INDEXED;

/** The IDs of the records of `kind` whose text contains each of `phrases`, at most `most`, as a subquery. */
export function documentsWith(kind: SearchedKind, phrases: string[], most: number): SQL {
  const search = sql.identifier(`${kind}_search`);
  const contained = and(...phrases.map((phrase) => containsWord(sql`d.text`, phrase)));
  const indexed = phrases.filter(isIndexed);
  if (dialect === 'postgres' || indexed.length === 0)
    return sql`(select d.record_id from ${search} d where ${contained} limit ${most})`;
  const trigrams = sql.identifier(`${kind}_trigrams`);
  const asked = indexed.map((phrase) => `"${phrase.replaceAll('"', '""')}"`).join(' ');
  return sql`(select d.record_id from ${trigrams} f join ${search} d on d.id = f.rowid where f.text match ${asked} and ${contained} limit ${most})`;
}

export async function findDocuments(kind: SearchedKind, phrases: string[], most: number): Promise<string[]> {
  const rows = await reader()
    .select({ id: sql<string>`found.record_id` })
    .from(sql`${documentsWith(kind, phrases, most)} found`);
  return rows.map((row) => row.id);
}

/** Whether the text of the record with this ID contains each of `phrases`: for records that are read anyway. */
export function documentContains(kind: SearchedKind, id: AnyColumn, phrases: string[]): SQL {
  const contained = and(...phrases.map((phrase) => containsWord(sql`d.text`, phrase)));
  return sql`exists (select 1 from ${sql.identifier(`${kind}_search`)} d where d.record_id = ${id} and ${contained})`;
}

/** The texts of a group's rows as one, for looking into; in no order that one may rely on. */
export const joinedText = (text: AnyColumn): SQL =>
  dialect === 'postgres' ? sql`string_agg(${text}, '; ')` : sql`group_concat(${text}, '; ')`;
