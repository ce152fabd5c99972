import { stringify } from 'csv-stringify/sync';
import type { Column } from '#components/data-table';
import { textStream } from './stream';

/** What a cell of an export holds; what it is written as says {@link csvStream}. */
type Cell = string | number | boolean | Date | readonly string[] | null | undefined;

/** Where a column does not show the row's field of the same name: what it shows instead. */
type Cells<T> = Record<string, (row: T) => Cell>;

/** A list as it is exported: every column, whether the person has hidden it or not. */
export interface Csv {
  columns: Column[];
  /** The rows' cells, some hundreds of rows at a time. */
  rows: AsyncIterable<Cell[][]>;
}

export function csvOf<T extends object>(
  columns: Column[],
  chunks: AsyncIterable<T[]> | Iterable<T[]>,
  cells: Cells<T> = {},
): Csv {
  const cellOf = (row: T, { id }: Column): Cell =>
    cells[id] ? cells[id](row) : (Reflect.get(row, id) as Cell);
  async function* rows() {
    for await (const chunk of chunks) yield chunk.map((row) => columns.map((column) => cellOf(row, column)));
  }
  return { columns, rows: rows() };
}

const written = (cell: Cell): string | number => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'number' ? cell : asText(typeof cell === 'object' ? cell.join(', ') : cell);
};

/**
 * What a spreadsheet would take for a formula is marked as text by an apostrophe: at the start, after blanks that a
 * program may trim, and after what one that expects other separators takes for the start of a cell or row.
 */
const asText = (text: string): string => text.replace(/(^|[;\t\r\n])(\s*[=+\-@＝＋－＠])/g, "$1'$2");

/** UTF-8 is said by a mark at the start. */
const lines = (records: Cell[][], bom = false): string =>
  stringify(
    records.map((record) => record.map(written)),
    { bom, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

/** The list as CSV, written as it is read. */
export function csvStream({ columns, rows }: Csv): Promise<ReadableStream<Uint8Array>> {
  async function* written() {
    let head = lines([columns.map(({ header }) => header)], true);
    for await (const chunk of rows) {
      yield head + lines(chunk);
      head = '';
    }
    if (head) yield head;
  }
  return textStream(written());
}
