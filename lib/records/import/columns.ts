import { invalid } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';
import { type CsvTable, withoutTrailing } from '#lib/records/import/csv';

/** A column of a file, and the field that it fills. */
export interface ImportColumn {
  field: string;
  /** As the form labels the field. */
  header: string;
  /** What else it may be called, as in a list that was exported. */
  aliases?: string[];
  /** Needed in every file: it is part of what a record is found by. */
  key?: boolean;
  /** A cell as the field's schema takes it; as it stands unless said. */
  read?: (cell: string) => unknown;
  /** What it is like, for the template. */
  example: string;
  /** What may stand there, for people. */
  about: string;
}

/** The values of one row by field: those of the file's columns, and no others. */
export interface FileRow {
  line: number;
  values: Record<string, unknown>;
  /** The row itself is malformed. */
  problem?: string;
}

export interface FileColumns {
  rows: FileRow[];
  /** Columns of the file that nothing is imported from. */
  ignored: string[];
  /** Columns that the file does not have: what they stand for stays as it is. */
  missing: string[];
}

const refused = (message: string) => invalid({ file: [message] }, message);
const list = (words: string[]) => new Intl.ListFormat('en').format(words.map((word) => `“${word}”`));

/**
 * The rows of a file by field. Columns are known by their names, in any order and case. `exportOnly` are those that an
 * exported list has besides, and that mean nothing here. Throws `invalid` for columns that are unknown, missing or there twice.
 */
export function byField(
  { header, rows }: CsvTable,
  columns: ImportColumn[],
  exportOnly: string[],
): FileColumns {
  const known = new Map(
    columns.flatMap((column) =>
      [column.header, ...(column.aliases ?? [])].map((name) => [fold(name), column] as const),
    ),
  );
  const ignorable = new Set(exportOnly.map(fold));
  const found = header.map((name) => known.get(fold(name)));
  const unknown = header.filter((name, index) => !found[index] && !ignorable.has(fold(name)));
  if (unknown.length > 0)
    throw refused(
      `The file has columns that are not known: ${list(unknown)}. Known are ${list(columns.map((column) => column.header))}.`,
    );
  const twice = header.filter((_, index) => found[index] && found.indexOf(found[index]) < index);
  if (twice.length > 0) throw refused(`The file has these columns twice: ${list(twice)}.`);
  const absent = columns.filter((column) => !found.includes(column));
  const needed = absent.filter(({ key }) => key);
  if (needed.length > 0)
    throw refused(`The file lacks these columns: ${list(needed.map((column) => column.header))}.`);
  return {
    rows: rows.map(({ line, cells }) => rowOf(line, withoutTrailing(cells), found)),
    ignored: header.filter((_, index) => !found[index]),
    missing: absent.map((column) => column.header),
  };
}

function rowOf(line: number, cells: string[], columns: (ImportColumn | undefined)[]): FileRow {
  const values = Object.fromEntries(
    columns.flatMap((column, index) => {
      const cell = unmarked((cells[index] ?? '').trim()).trim();
      return column ? [[column.field, column.read ? column.read(cell) : cell]] : [];
    }),
  );
  if (cells.length <= columns.length) return { line, values };
  return {
    line,
    values,
    problem: `The row has ${cells.length} cells, but the header names ${columns.length} columns. Is a cell with a separator not in quotation marks?`,
  };
}

/** An exported list marks as text what a spreadsheet would take for a formula. */
const unmarked = (cell: string) => cell.replace(/(^|[;\t\r\n])'(\s*[=+\-@＝＋－＠])/g, '$1$2');

/** A value of a key column as text, however its cell was read. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const YES = ['yes', 'y', 'true', '1', 'on', 'x'];
const NO = ['no', 'n', 'false', '0', 'off', ''];

/** Reads Yes and No, and the words that stand for them; anything else is left for the schema to refuse. */
export const yesOrNo =
  (yes: string[] = [], no: string[] = []) =>
  (cell: string): unknown => {
    const word = fold(cell);
    if ([...YES, ...yes].includes(word)) return true;
    if ([...NO, ...no].includes(word)) return false;
    return cell;
  };

/** Reads one of `values` in whatever case; an empty cell as `empty`. */
export const oneOf =
  (values: readonly string[], empty = '') =>
  (cell: string): unknown =>
    cell === '' ? empty : (values.find((value) => fold(value) === fold(cell)) ?? cell);
