import { describe, expect, test } from 'vitest';
import { readCsv } from './csv';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(bytes(text));
const refusal = (of: () => unknown): string => {
  try {
    of();
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a CSV file', () => {
  test.each([
    ['commas', 'Name,Region\nA,ANZ\n'],
    ['semicolons', 'Name;Region\nA;ANZ\n'],
    ['tabs', 'Name\tRegion\nA\tANZ'],
    ['CRLF and a byte order mark', '\uFEFFName,Region\r\nA,ANZ\r\n'],
    ['quoted cells', '"Name","Region"\n"A","ANZ"\n'],
    ['empty lines, and cells of columns that once were', '\n\nName,Region,,\n\nA,ANZ,,\n ,\n'],
  ])('is read with %s', (_, text) => {
    const { header, rows } = read(text);
    expect(header).toEqual(['Name', 'Region']);
    expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual([['A', 'ANZ']]);
  });

  test('keeps separators, quotation marks and line breaks within quoted cells, and the line that each row begins on', () => {
    const { rows } = read('Name,Notes\r\n"A, B","said ""no""\r\ntwice"\r\n\r\nC,\r\n');
    expect(rows).toEqual([
      { line: 2, cells: ['A, B', 'said "no"\ntwice'] },
      { line: 5, cells: ['C', ''] },
    ]);
  });

  test('takes a separator in a quoted name of the header for what it is', () => {
    expect(read('"A;B;C",D\n1,2\n').header).toEqual(['A;B;C', 'D']);
  });

  test('that cannot be read is refused with the line', () => {
    expect(refusal(() => read('Name,Notes\nA,b\nB,"c\nd\n'))).toContain('row of line 3 is never closed');
    expect(refusal(() => read('Name,Notes\nA,b\nB,c "d"\n'))).toContain('Line 3: a quotation mark');
    expect(refusal(() => read('Name\nA\n"B" C\n'))).toContain('Line 3: a quotation mark');
    const latin1 = Buffer.from('Name\nA\nMalm\u00f6\n', 'latin1');
    expect(refusal(() => readCsv(latin1))).toContain('Line 3 of the file is not UTF-8.');
    expect(refusal(() => readCsv(Buffer.from('\uFEFFName\nA\n', 'utf16le')))).toContain('UTF-16');
    expect(refusal(() => readCsv(bytes('PK\u0003\u0004')))).toContain('workbook');
  });

  test('without rows, or with too many or too much, is refused', () => {
    expect(refusal(() => read(''))).toBe('Choose a CSV file.');
    expect(refusal(() => read('\n \n'))).toBe('The file is empty.');
    expect(refusal(() => read('Name\n\n'))).toBe('The file has a header, and no rows below it.');
    expect(refusal(() => read(`Name\n${'A\n'.repeat(5001)}`))).toContain(
      'The file has 5,001 rows; at most 5,000',
    );
    expect(read(`Name\n${'A\n'.repeat(5000)}`).rows).toHaveLength(5000);
    expect(refusal(() => read(`Name\n${'A'.repeat(1_000_000)}`))).toContain('larger than 1 MB');
  });
});
