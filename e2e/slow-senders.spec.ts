import { connect } from 'node:net';
import { expect, test } from './fixtures/test.ts';

test.use({ signedIn: false });

interface Outcome {
  /** Of the answer; 0 where the connection ended without one. */
  status: number;
  seconds: number;
}

/** Sends `start` at once and then `more`, again and again, until the server ends the connection. */
function dawdle(url: string, start: string, more: string | Buffer, everyMs = 1000): Promise<Outcome> {
  const { hostname, port } = new URL(url);
  const begun = Date.now();
  return new Promise((resolve) => {
    let answer = '';
    let sending: NodeJS.Timeout | undefined;
    const socket = connect(Number(port), hostname, () => {
      socket.write(start);
      sending = setInterval(() => socket.writable && socket.write(more), everyMs);
    });
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(sending);
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
      resolve({ status, seconds: (Date.now() - begun) / 1000 });
    });
  });
}

const post = (path: string, headers: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n${headers}\r\n\r\n`;

test('who is slow, or sends without end, is cut off; all others are answered meanwhile', async ({ app }) => {
  test.setTimeout(180_000);
  const page = '/sign-in';
  const api = '/api/licensing/v1/token';
  const megabyte = Buffer.alloc(1024 * 1024, 0x61);
  const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
  const senders: [what: string, outcome: Promise<Outcome>, status: number, seconds: number][] = [
    [
      'headers, a line a second',
      dawdle(app.url, `GET ${page} HTTP/1.1\r\nHost: x\r\n`, 'X-A: b\r\n'),
      408,
      20,
    ],
    ['a body for a page, a byte a second', dawdle(app.url, post(page, 'Content-Length: 1000'), 'a'), 408, 40],
    ['a body for the API, a byte a second', dawdle(app.url, post(api, 'Content-Length: 1000'), 'a'), 408, 40],
    ['10 MB for a page', dawdle(app.url, post(page, 'Content-Length: 10485760'), megabyte, 10), 413, 5],
    ['10 MB for the API', dawdle(app.url, post(api, 'Content-Length: 10485760'), megabyte, 10), 413, 5],
    [
      'chunks without end for a page',
      dawdle(app.url, post(page, 'Transfer-Encoding: chunked'), chunk, 10),
      411,
      5,
    ],
    [
      'chunks without end for the API',
      dawdle(app.url, post(api, 'Transfer-Encoding: chunked'), chunk, 10),
      413,
      5,
    ],
    [
      'headers without end',
      dawdle(app.url, `GET ${page} HTTP/1.1\r\nHost: x\r\n`, `X-A: ${'b'.repeat(8000)}\r\n`, 10),
      431,
      5,
    ],
  ];
  let over = false;
  const outcomes = Promise.all(senders.map(([, outcome]) => outcome)).finally(() => {
    over = true;
  });
  while (!over) {
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  (await outcomes).forEach(({ status, seconds }, index) => {
    const [what = '', , expected, limit = 0] = senders[index] ?? [];
    expect.soft(status, what).toBe(expected);
    expect.soft(seconds, what).toBeLessThan(limit);
  });
});
