import { expect, test } from 'vitest';
import { csvOf, csvStream } from './csv';

const columns = [
  { id: 'name', header: 'Name' },
  { id: 'note', header: 'Note, in words' },
  { id: 'count', header: 'Count' },
  { id: 'enabled', header: 'Enabled' },
  { id: 'at', header: 'At' },
];

const text = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer()).toString('utf8');

test('cells are written so that programs and people read them alike', async () => {
  const rows = [
    { name: 'Ærø "A/S"', note: 'one\ntwo', count: -5, enabled: true, at: new Date(0) },
    { name: 'Næstved, Ltd', note: null, count: 1234567, enabled: false, at: null },
  ];
  expect(await text(await csvStream(csvOf(columns, [rows])))).toBe(
    '\uFEFFName,"Note, in words",Count,Enabled,At\r\n' +
      '"Ærø ""A/S""","one\ntwo",-5,yes,1970-01-01T00:00:00.000Z\r\n' +
      '"Næstved, Ltd",,1234567,no,\r\n',
  );
});

test('no cell begins as a formula does', async () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'];
  const written = await text(
    await csvStream(csvOf([{ id: 'name', header: 'Name' }], [names.map((name) => ({ name }))])),
  );
  for (const line of written.split('\r\n').slice(1).filter(Boolean)) expect(line).toMatch(/^"?'/);
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
