import { type CsvError, parse } from 'csv-parse/sync';
import { type AppError, invalid } from '#lib/kernel/errors';
import { MOST_BYTES, MOST_BYTES_TEXT, MOST_ROWS, MOST_ROWS_TEXT } from '#lib/records/import/limits';

/** One row of a file, and the line on which it begins: what people see in an editor. */
export interface CsvRow {
  line: number;
  cells: string[];
}

export interface CsvTable {
  header: string[];
  rows: CsvRow[];
}

const refused = (message: string): AppError => invalid({ file: [message] }, message);

/**
 * Reads a CSV file: UTF-8, with or without a byte order mark; commas, semicolons or tabs; quoted cells; any line
 * ends. Throws `invalid`, naming the line where there is one, for what cannot be read or is too large.
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  if (bytes.length === 0) throw refused('Choose a CSV file.');
  if (bytes.length > MOST_BYTES)
    throw refused(`The file is larger than ${MOST_BYTES_TEXT}. Split it into several files.`);
  // The schemas of the records take either line end for the same.
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  const [first, ...rows] = withoutEmpty(parseRows(text));
  if (!first) throw refused('The file is empty.');
  const header = withoutTrailing(first.cells);
  if (rows.length === 0) throw refused('The file has a header, and no rows below it.');
  if (rows.length > MOST_ROWS)
    throw refused(
      `The file has ${rows.length.toLocaleString('en')} rows; at most ${MOST_ROWS_TEXT} can be imported at once. Split it into several files.`,
    );
  return { header, rows };
}

const NOT_UTF8 = 'Save it as CSV UTF-8, and choose it again.';

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw refused(`The file is in UTF-16. ${NOT_UTF8}`);
  if (first === 0x50 && second === 0x4b) throw refused(`The file is a workbook, not a CSV file. ${NOT_UTF8}`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    throw refused(`Line ${undecodableLine(bytes)} of the file is not UTF-8. ${NOT_UTF8}`);
  }
}

/** No byte of a character of several bytes looks like a line feed, so that lines can be told apart before decoding. */
function undecodableLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    start = end + 1;
  }
  return line;
}

function parseRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let lines = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: string[], info) => {
        rows.push({ line: lines + 1, cells });
        lines = info.lines;
        return null;
      },
    });
  } catch (error) {
    throw refused(problemOf(error as CsvError, lines + 1));
  }
  return rows;
}

function problemOf({ code, lines }: CsvError & { lines?: number }, begun: number): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `The quotation mark that opens a cell in the row of line ${begun} is never closed.`;
  return `Line ${lines ?? begun}: a quotation mark stands within a cell. Put the cell in quotation marks, and double those within.`;
}

/** The one of the three that the header has most of, outside of quotation marks. */
function delimiterOf(text: string): string {
  const header = text.slice(0, Math.max(0, text.indexOf('\n')) || undefined).replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((most, each) => (count(each) > count(most) ? each : most));
}

const withoutEmpty = (rows: CsvRow[]) => rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));

/** Spreadsheets write empty cells for columns that once were. */
export function withoutTrailing(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}
