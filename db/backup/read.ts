import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  BackupFault,
  FORMAT,
  FORMAT_VERSION,
  type Footer,
  footer,
  type Header,
  header,
  type Kind,
  LONGEST_LINE,
  type TableLine,
  tableLine,
  type Value,
} from '#db/backup/format';

/** What a backup file holds, in its order. That all came is certain only when the footer has come. */
export type Part =
  | { is: 'header'; header: Header }
  | { is: 'table'; table: TableLine }
  | { is: 'rows'; table: TableLine; rows: Value[][] }
  | { is: 'footer'; footer: Footer };

/** Rows that are handed on at a time. */
const BATCH = 200;

const damaged = (how: string, cause?: unknown) =>
  new BackupFault(`The file is damaged: ${how} Nothing of it can be relied on; take another backup.`, {
    cause,
  });
const foreign = (cause?: unknown) => new BackupFault('The file is no backup of License Manager.', { cause });

/** Reads the backup `file`, some rows at a time. Throws a BackupFault that says what is wrong with it. */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const counted: Footer['rows'] = {};
  const hash = createHash('sha256');
  let table: TableLine | undefined;
  let rows: Value[][] = [];
  let begun = false;
  let ended = false;

  for await (const line of lines(file)) {
    if (ended) throw damaged('Something follows after its end.');
    if (!begun) {
      yield { is: 'header', header: parseHeader(line) };
      begun = true;
    } else if (line.startsWith('[')) {
      if (!table) throw damaged('It has a row of no table.');
      rows.push(parseRow(line, table));
      counted[table.table] = (counted[table.table] ?? 0) + 1;
      if (rows.length === BATCH) {
        yield { is: 'rows', table, rows };
        rows = [];
      }
    } else {
      if (table && rows.length > 0) yield { is: 'rows', table, rows };
      rows = [];
      const next = parseJson(line);
      const last = footer.safeParse(next);
      if (last.success) {
        checkEnd(last.data, hash, counted);
        ended = true;
        yield { is: 'footer', footer: last.data };
        continue;
      }
      table = checked(tableLine, next);
      if (table.table in counted) throw damaged(`The table ${table.table} comes twice.`);
      counted[table.table] = 0;
      yield { is: 'table', table };
    }
    hash.update(line).update('\n');
  }
  if (!begun) throw foreign();
  if (!ended) throw damaged('Its end is missing.');
}

/** The lines of a gzip'ed file. Not by `readline`, to which U+2028 inside of a text ends a line. */
async function* lines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzip = createGunzip();
  source.on('error', (error) => unzip.destroy(error));
  const decoder = new StringDecoder('utf8');
  // In parts: joined with each chunk, a long line would be copied again and again.
  let begun: string[] = [];
  let length = 0;
  try {
    for await (const chunk of source.pipe(unzip)) {
      const [first = '', ...others] = decoder.write(chunk as Buffer).split('\n');
      begun.push(first);
      length += first.length;
      const last = others.pop();
      if (last !== undefined) {
        yield begun.join('');
        yield* others;
        begun = [last];
        length = last.length;
      }
      if (length > LONGEST_LINE) throw foreign();
    }
  } catch (error) {
    throw fileFault(error, file);
  } finally {
    source.destroy();
  }
  if (length > 0) throw damaged('Its end is missing.');
}

function fileFault(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupFault(`There is no file ${file}.`);
  if (code === 'Z_BUF_ERROR') return damaged('Its end is missing.', error);
  // What zlib says of a file that is not gzip'ed at all.
  if ((error as Error).message === 'incorrect header check') return foreign(error);
  if (code?.startsWith('Z_')) return damaged('It cannot be unpacked.', error);
  return error;
}

function parseHeader(line: string): Header {
  const found = header.safeParse(fromJson(line));
  if (!found.success) throw foreign();
  const { formatVersion, application } = found.data;
  if (formatVersion !== FORMAT_VERSION)
    throw new BackupFault(
      `The file was written by License Manager ${application} in a form of ${FORMAT} that this version does not know. Restore it with that version.`,
    );
  return found.data;
}

/** What `text` says as JSON; `undefined` where it is none. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseJson(line: string): unknown {
  const value = fromJson(line);
  if (value === undefined) throw damaged('A line of it is not JSON.');
  return value;
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw damaged('A line of it has an unknown form.');
  return result.data;
}

const IS: Record<Kind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  instant: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  json: (value) => typeof value === 'string' && fromJson(value) !== undefined,
};

function parseRow(line: string, { table, columns }: TableLine): Value[] {
  const row = parseJson(line);
  const fits =
    Array.isArray(row) &&
    row.length === columns.length &&
    columns.every(([, kind], index) => row[index] === null || IS[kind](row[index]));
  if (!fits) throw damaged(`A row of ${table} does not have the form of its columns.`);
  return row as Value[];
}

function checkEnd({ rows, sha256 }: Footer, hash: Hash, counted: Footer['rows']): void {
  const tables = new Set([...Object.keys(rows), ...Object.keys(counted)]);
  for (const table of tables)
    if (rows[table] !== counted[table])
      throw damaged(`It should hold ${rows[table] ?? 0} rows of ${table}, and holds ${counted[table] ?? 0}.`);
  if (hash.digest('hex') !== sha256) throw damaged('Its digest is another one than it says.');
}
