import type { Source } from './sources.ts';

/** What compiles, and works on one of the two databases only. */
const CALLS: [pattern: RegExp, instead: string][] = [
  [/\bselectDistinctOn\s*\(/, 'selectDistinctOn: PostgreSQL only; group, or select and pick'],
  [
    /\.for\(\s*['"](update|no key update|share|key share)['"]/,
    ".for('update'): PostgreSQL only; update the row first",
  ],
  [/\bilike\b/i, 'ilike: PostgreSQL only; compare a folded key column with like'],
  [
    /\b(tx|db|reader\(\)|writer)\.(execute|run|all|get|values)\s*\(/,
    'execute, run, all, get: one database only; use the query builder',
  ],
];

/** What must not stand inside a `sql` template. */
const IN_SQL: [pattern: RegExp, instead: string][] = [
  [/\b(greatest|least)\s*\(/i, 'greatest, least: PostgreSQL only; use case'],
  [/\b(now|date_trunc|datetime|strftime|julianday)\s*\(|\binterval\b/i, 'dates: compute them in TypeScript'],
  [/::\s*[a-z]/i, '::type: PostgreSQL only; write cast(… as …)'],
  [/\bfor\s+update\b|\bdistinct\s+on\b/i, 'for update, distinct on: PostgreSQL only'],
];

const SQL_TEMPLATE = /\bsql(?:<[^`]*?>)?`((?:[^`\\]|\\.)*)`/gs;

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** What in `sources` only one of SQLite and PostgreSQL understands, one sentence each. */
export function notPortable(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const found: string[] = [];
    text.split('\n').forEach((line, number) => {
      if (/^\s*(\/\/|\*|\/\*)/.test(line)) return;
      for (const [pattern, instead] of CALLS)
        if (pattern.test(line)) found.push(`${path}:${number + 1}: ${instead}`);
    });
    for (const template of text.matchAll(SQL_TEMPLATE)) {
      for (const [pattern, instead] of IN_SQL)
        if (pattern.test(template[1] ?? ''))
          found.push(`${path}:${lineOf(text, template.index)}: ${instead}`);
    }
    return found;
  });
}
