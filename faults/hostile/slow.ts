import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../suite.ts';

/** Senders who hold connections and say next to nothing. */
export interface SlowSenders {
  count: number;
  /** Waits until the server has cut them all off; how many it has not, and after how many seconds the last. */
  ended(): Promise<{ left: number; seconds: number }>;
}

/** Node looks every 30 seconds whose time is over: 15 seconds for headers, 60 for a request. */
const LIMITS = { headers: 50_000, bodies: 100_000 };

const beginnings = (host: string): Record<'headers' | 'bodies', string[]> => ({
  headers: ['', 'GET / HT', `GET /people HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `],
  bodies: [
    `POST /api/licensing/v1/token HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n`,
    `POST /api/licensing/v1/registrations HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n--x`,
  ],
});

/** Opens `count` connections of each kind, which send a byte a second if anything. */
export function startSlowSenders(
  faults: Faults,
  url: string,
  { count, bodies }: { count: number; bodies: boolean },
): SlowSenders {
  const { host, port } = new URL(url);
  const { headers, bodies: begunBodies } = beginnings(host);
  const began = performance.now();
  const sockets = [...headers, ...(bodies ? begunBodies : [])].flatMap((beginning) =>
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
      const deadline = began + (bodies ? LIMITS.bodies : LIMITS.headers);
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
