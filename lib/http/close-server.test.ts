import { Agent, createServer, get, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { closeServer } from '#lib/http/close-server';

const agent = new Agent({ keepAlive: true });
afterEach(() => agent.destroy());

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const ask = () =>
    new Promise<string>((settle, fail) => {
      const asking = get({ port, host: '127.0.0.1', agent }, (answer) => {
        text(answer).then(settle, fail);
      });
      asking.on('error', fail);
    });
  return { server, ask };
}

test('requests under way are answered, and connections that are kept alive do not hold the server', async () => {
  const { server, ask } = await serve(async (_, response) => {
    response.write('slow ');
    await sleep(200);
    response.end('but whole');
  });
  await ask();
  const answer = ask();
  await sleep(50);
  const began = performance.now();
  expect(await closeServer(server, 5000)).toBe(true);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await answer).toBe('slow but whole');
  await expect(ask()).rejects.toThrow();
});

test('a request that takes longer than the patience is cut off', async () => {
  const { server, ask } = await serve((_, response) => void response.write('never '));
  const answer = expect(ask()).rejects.toThrow();
  await sleep(50);
  expect(await closeServer(server, 100)).toBe(false);
  await answer;
});
