import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../suite.ts';

/** Senders who hold connections and say next to nothing. */
export interface SlowSenders {
  count: number;
  /** Waits until the server has cut them all off; how many it has not, and after how many seconds the last. */
  ended(): Promise<{ left: number; seconds: number }>;
}

/** Within this all are cut off: the server grants 15 seconds for headers, and 30 for a request. */
const PATIENCE_MS = 45_000;

/** How they begin: at any place of a request. */
const beginnings = (host: string): string[] => {
  const post = (path: string, ...headers: string[]) =>
    `${[`POST ${path} HTTP/1.1`, `Host: ${host}`, ...headers].join('\r\n')}\r\n\r\n`;
  const LENGTH = 'Content-Length: 5000';
  return [
    '',
    'GET / HT',
    `GET /people HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
    post('/api/licensing/v1/token', 'Content-Type: application/x-www-form-urlencoded', LENGTH),
    `${post('/api/licensing/v1/registrations', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}1\r\n{\r\n`,
    `${post('/sign-in', 'Content-Type: multipart/form-data; boundary=x', LENGTH)}--x`,
  ];
};

/** Opens `count` connections of each kind, which send a byte a second if anything. */
export function startSlowSenders(faults: Faults, url: string, count: number): SlowSenders {
  const { host, port } = new URL(url);
  const began = performance.now();
  const sockets = beginnings(host).flatMap((beginning) =>
    Array.from({ length: count }, () => drip(Number(port), beginning)),
  );
  let last = 0;
  for (const socket of sockets)
    socket.on('close', () => {
      last = performance.now();
    });
  const open = () => sockets.filter((socket) => !socket.closed);
  faults.atEnd(async () => {
    for (const socket of sockets) socket.destroy();
  });
  return {
    count: sockets.length,
    async ended() {
      const deadline = began + PATIENCE_MS;
      while (open().length > 0 && performance.now() < deadline) await sleep(200);
      return { left: open().length, seconds: Math.round((last - began) / 1000) };
    },
  };
}

function drip(port: number, beginning: string): Socket {
  const socket = connect(port, '127.0.0.1', () => {
    if (beginning) socket.write(beginning);
  });
  const byte = setInterval(() => {
    if (beginning && socket.writable) socket.write('1');
  }, 1000);
  socket.on('error', () => undefined);
  socket.on('close', () => clearInterval(byte));
  // An answer such as 408 is read, so that the end of the connection is seen.
  socket.resume();
  return socket;
}
