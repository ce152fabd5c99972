import { expect, test } from 'vitest';
import { readBounded } from '#lib/kernel/read-bounded';

const tooLarge = () => new Error('too large');

test('a body is read as it is, up to the bound', async () => {
  expect(Buffer.from(await readBounded(new Response('äöü'), 6, tooLarge)).toString()).toBe('äöü');
  expect(await readBounded(new Response(null), 0, tooLarge)).toHaveLength(0);
});

test('a body without end is left at the bound', async () => {
  let given = 0;
  let left = false;
  const endless = new ReadableStream({
    pull(controller) {
      given += 1;
      controller.enqueue(new Uint8Array(1000));
    },
    cancel() {
      left = true;
    },
  });
  await expect(readBounded(new Response(endless), 5000, tooLarge)).rejects.toThrow('too large');
  expect(given).toBeLessThan(10);
  expect(left).toBe(true);
});
