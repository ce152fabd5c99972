import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { type Part, readBackup } from '#db/backup/read';
import { backupLines, type Content, writeLines } from '#db/backup/testing';
import { removeFolder, temporaryFolder } from '../../scripts/vitest/settings.ts';

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const settings = (...rows: string[][]): Content => ({
  settings: {
    columns: [
      ['name', 'text'],
      ['value', 'json'],
    ],
    rows,
  },
});

let files = 0;
const newFile = () => join(folder, `${++files}.jsonl.gz`);

async function read(file: string): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const part of readBackup(file)) parts.push(part);
  return parts;
}

const readLines = (lines: string[]) => {
  const file = newFile();
  writeLines(file, lines);
  return read(file);
};

test('what was written is read, some rows at a time', async () => {
  const rows = Array.from({ length: 450 }, (_, index) => [`setting ${index}`, `{"value":${index}}`]);
  const parts = await readLines(backupLines(settings(...rows)));
  expect(parts.map(({ is }) => is)).toEqual(['header', 'table', 'rows', 'rows', 'rows', 'footer']);
  expect(parts.flatMap((part) => (part.is === 'rows' ? part.rows : []))).toEqual(rows);
});

test('a text may hold every sign that ends a line somewhere', async () => {
  const row = ['a\nb\r\nc\u2028d\u2029e', '"\u2028"'];
  const parts = await readLines(backupLines(settings(row)));
  expect(parts.find((part) => part.is === 'rows')).toMatchObject({ rows: [row] });
});

describe('a file is refused', () => {
  const lines = backupLines(settings(['one', '{"a":1}'], ['two', 'null']));
  const without = (index: number) => lines.filter((_, each) => each !== index);
  const replaced = (from: string, to: string) => lines.map((line) => line.replace(from, to));

  test.each<[string, string[], string]>([
    ['in which a value was altered', replaced('"one"', '"eins"'), 'Its digest is another'],
    ['in which a row is missing', without(2), 'should hold 2 rows of settings, and holds 1'],
    ['in which a row comes twice', lines.toSpliced(2, 0, lines[2] ?? ''), 'and holds 3'],
    ['without its last line', lines.slice(0, -1), 'Its end is missing'],
    ['with something after its last line', [...lines, '{}'], 'Something follows'],
    [
      'with a row that lacks a value',
      replaced('["one","{\\"a\\":1}"]', '["one"]'),
      'the form of its columns',
    ],
    ['with a value of another kind', replaced('"one"', '1'), 'the form of its columns'],
    ['with JSON that is none', replaced('"null"', '"nul"'), 'the form of its columns'],
    ['with a line that is none of ours', lines.toSpliced(1, 0, '{"tables":[]}'), 'unknown form'],
    [
      'with a name that is no name',
      replaced('"table":"settings"', '"table":"settings; drop"'),
      'unknown form',
    ],
    ['with a broken line', replaced('["two","null"]', '["two"'), 'is not JSON'],
    ['of a later form', replaced('"formatVersion":1', '"formatVersion":2'), 'does not know'],
    ['that holds other lines', ['{"hello":"world"}'], 'is no backup of License Manager'],
    ['that is empty', [''], 'is no backup of License Manager'],
  ])('%s', async (_, changed, reason) => {
    expect(changed).not.toEqual(lines);
    await expect(readLines(changed)).rejects.toMatchObject({
      name: 'BackupFault',
      message: expect.stringContaining(reason),
    });
  });

  test('that was cut off, wherever', async () => {
    const whole = gzipSync(`${lines.join('\n')}\n`);
    for (const length of [1, 12, whole.length >> 1, whole.length - 9, whole.length - 1]) {
      const file = newFile();
      writeFileSync(file, whole.subarray(0, length));
      await expect(read(file), `${length} bytes`).rejects.toMatchObject({
        name: 'BackupFault',
        message: expect.stringMatching(/damaged|no backup/),
      });
    }
  });

  test('in which any one byte is another one', async () => {
    const whole = gzipSync(`${lines.join('\n')}\n`);
    // Bytes 4 to 9 of the head say when and where it was packed (RFC 1952), which changes nothing.
    for (let at = 10; at < whole.length; at += 1) {
      const file = newFile();
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      writeFileSync(file, altered);
      await expect(read(file), `byte ${at}`).rejects.toMatchObject({ name: 'BackupFault' });
    }
  });

  test('that is something else, a folder, or not there', async () => {
    const text = newFile();
    writeFileSync(text, 'not packed at all');
    await expect(read(text)).rejects.toThrow('is no backup');
    const zeros = newFile();
    writeFileSync(zeros, gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    await expect(read(zeros)).rejects.toThrow('is no backup');
    await expect(read(newFile())).rejects.toThrow('There is no file');
    await expect(read(folder)).rejects.toThrow();
  });
});
