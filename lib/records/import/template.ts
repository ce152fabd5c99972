import type { ImportColumn } from '#lib/records/import/columns';

/** A file with the header and one example, to be filled in by a spreadsheet: which knows UTF-8 by the byte order mark. */
export const templateOf = (columns: ImportColumn[]): string =>
  `\uFEFF${[columns.map(({ header }) => header), columns.map(({ example }) => example)].map((cells) => cells.map(quotedCell).join(',')).join('\r\n')}\r\n`;

const quotedCell = (cell: string): string =>
  /[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
