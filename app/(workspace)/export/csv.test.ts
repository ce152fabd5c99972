import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { type Csv, csvOf, csvStream } from './csv';

const columns = [
  { id: 'name', header: 'Name' },
  { id: 'note', header: 'Note, in words' },
  { id: 'count', header: 'Count' },
  { id: 'enabled', header: 'Enabled' },
  { id: 'at', header: 'At' },
];

const written = async (csv: Csv) =>
  Buffer.from(await new Response(await csvStream(csv)).arrayBuffer()).toString('utf8');

test('cells are written so that programs and people read them alike', async () => {
  const rows = [
    { name: 'Ærø "A/S"', note: 'one\ntwo', count: -5, enabled: true, at: new Date(0) },
    { name: 'Næstved, Ltd', note: null, count: 1234567, enabled: false, at: null },
  ];
  expect(await written(csvOf(columns, [rows]))).toBe(
    '\uFEFFName,"Note, in words",Count,Enabled,At\r\n' +
      '"Ærø ""A/S""","one\ntwo",-5,yes,1970-01-01T00:00:00.000Z\r\n' +
      '"Næstved, Ltd",,1234567,no,\r\n',
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
  ['  =1', "'  =1"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['a;=1', "a;'=1"],
  ['a\n=1', "a\n'=1"],
  ['a\t@x', "a\t'@x"],
])('%j begins no formula, neither as a cell nor as a header', async (text, safe) => {
  const column = { id: 'cell', header: text };
  const given = [{ cell: text }, { cell: [text] }];
  const read = parse(await written(csvOf([column], [given])), { bom: true, record_delimiter: '\r\n' });
  expect(read).toEqual([[safe], [safe], [safe]]);
});

test('what is no formula stays as it is', async () => {
  const cells = ['a=b', "O'Neill", 'x - y', '50+', 'ada@example.com', 'a;b', "'quoted'", '1-2'];
  const given = cells.map((cell) => ({ cell }));
  const read = parse(await written(csvOf([{ id: 'cell', header: 'Cell' }], [given])), { bom: true });
  expect(read.flat()).toEqual(['Cell', ...cells]);
});

test('rows are written as they are read, and reading ends when nobody reads on', async () => {
  let read = 0;
  let ended = false;
  async function* chunks() {
    try {
      for (; read < 1000; read += 1) yield [{ name: `row ${read}` }];
    } finally {
      ended = true;
    }
  }
  const reader = (await csvStream(csvOf([{ id: 'name', header: 'Name' }], chunks()))).getReader();
  await reader.read();
  await reader.read();
  expect(read).toBeLessThan(5);
  await reader.cancel();
  expect(ended).toBe(true);
});

test('what fails before the first row rejects, so that it can be answered as an error', async () => {
  const refused: AsyncIterable<{ name: string }[]> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('refused')) }),
  };
  await expect(csvStream(csvOf(columns, refused))).rejects.toThrow('refused');
});
