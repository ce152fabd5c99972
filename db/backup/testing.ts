import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FORMAT, FORMAT_VERSION, type Header, type TableLine, type Value } from '#db/backup/format';

/** For tests: backups made by hand, and looked into. */

export type Content = Record<string, { columns: TableLine['columns']; rows: Value[][] }>;

const header = (values: Partial<Header>): Header => ({
  format: FORMAT,
  formatVersion: FORMAT_VERSION,
  application: '0.0.1',
  schema: '0000_start',
  takenAt: '2026-01-02T03:04:05.000Z',
  dialect: 'sqlite',
  secretMark: null,
  ...values,
});

/** The lines of a backup with this content, the last one included. */
export function backupLines(content: Content, values: Partial<Header> = {}): string[] {
  const lines = [header(values), ...Object.entries(content).flatMap(linesOf)].map((line) =>
    JSON.stringify(line),
  );
  const rows = Object.fromEntries(Object.entries(content).map(([table, { rows }]) => [table, rows.length]));
  const sha256 = createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
  return [...lines, JSON.stringify({ rows, sha256 })];
}

const linesOf = ([table, { columns, rows }]: [string, Content[string]]) => [{ table, columns }, ...rows];

export const writeLines = (file: string, lines: string[]): void =>
  writeFileSync(file, gzipSync(`${lines.join('\n')}\n`));

/** What a backup holds, each row as an object with its columns' names, JSON read. */
export function contentOf(file: string): {
  header: Header;
  tables: Record<string, Record<string, unknown>[]>;
} {
  const [first = '', ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const tables: Record<string, Record<string, unknown>[]> = {};
  let table: TableLine | undefined;
  for (const line of lines.slice(0, -1)) {
    const value = JSON.parse(line) as TableLine | Value[];
    if (!Array.isArray(value)) {
      table = value;
      tables[table.table] = [];
    } else if (table) {
      const named = table.columns.map(([name, kind], index) => {
        const cell = value[index];
        return [name, kind === 'json' && typeof cell === 'string' ? JSON.parse(cell) : cell];
      });
      tables[table.table]?.push(Object.fromEntries(named));
    }
  }
  return { header: JSON.parse(first) as Header, tables };
}
