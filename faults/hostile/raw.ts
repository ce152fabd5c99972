import { connect } from 'node:net';
import type { Instance } from '../instance.ts';
import type { Faults } from '../suite.ts';

/** What comes of bytes that no client would send. */
interface Raw {
  what: string;
  bytes: string;
  /** Sent again and again until the server has enough. */
  endless?: string;
  /** The sender has no more to say, and says so. */
  ends?: true;
  /** Statuses that are right; 0 for a connection that is ended without a word. */
  good: number[];
}

const rawOnes = (host: string): Raw[] => {
  const head = (line: string, ...headers: string[]) =>
    `${[line, `Host: ${host}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
  const post = (path: string, ...headers: string[]) => head(`POST ${path} HTTP/1.1`, ...headers);
  const TOKEN = '/api/licensing/v1/token';
  const FORM = 'Content-Type: application/x-www-form-urlencoded';
  return [
    { what: 'nonsense', bytes: 'nonsense\r\n\r\n', good: [400] },
    {
      what: 'a TLS handshake',
      bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      ends: true,
      good: [400, 0],
    },
    { what: 'HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', good: [400, 505, 0] },
    { what: 'HTTP/9.9', bytes: head('GET / HTTP/9.9'), good: [400, 505] },
    { what: 'no host', bytes: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', good: [400] },
    { what: 'two hosts', bytes: head('GET /health HTTP/1.1', 'Host: elsewhere.example'), good: [200, 400] },
    {
      what: 'a strange host',
      bytes: 'GET /sign-in HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n',
      good: [200, 400],
    },
    {
      what: 'a host that is none',
      bytes: 'GET / HTTP/1.1\r\nHost: :::\r\nConnection: close\r\n\r\n',
      good: [307, 400],
    },
    { what: 'an absolute target', bytes: head('GET http://elsewhere.example/ HTTP/1.1'), good: [400] },
    { what: 'CONNECT', bytes: head('CONNECT elsewhere.example:443 HTTP/1.1'), good: [400, 404, 405, 0] },
    { what: 'a star', bytes: head('OPTIONS * HTTP/1.1'), good: [400] },
    {
      what: 'an upgrade',
      bytes: head('GET / HTTP/1.1', 'Connection: upgrade', 'Upgrade: websocket'),
      good: [307, 400, 0],
    },
    { what: 'a NUL in a header', bytes: head('GET /health HTTP/1.1', 'X-A: a\0b'), good: [400] },
    { what: 'a header without a name', bytes: head('GET /health HTTP/1.1', ': x'), good: [400] },
    { what: 'a folded header', bytes: head('GET /health HTTP/1.1', 'X-A: a\r\n b'), good: [200, 400] },
    { what: 'a bare line feed', bytes: `GET /health HTTP/1.1\nHost: ${host}\n\n`, good: [200, 400] },
    {
      what: 'a length and chunks',
      bytes: `${post(TOKEN, FORM, 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
      good: [400],
    },
    {
      what: 'two lengths',
      bytes: `${post(TOKEN, FORM, 'Content-Length: 1', 'Content-Length: 2')}ab`,
      good: [400],
    },
    { what: 'a negative length', bytes: post(TOKEN, FORM, 'Content-Length: -1'), good: [400] },
    {
      what: 'a length beyond all',
      bytes: post(TOKEN, FORM, 'Content-Length: 99999999999999999999'),
      good: [400, 413],
    },
    {
      what: 'an unknown transfer',
      bytes: post(TOKEN, FORM, 'Transfer-Encoding: nonsense'),
      good: [400, 501],
    },
    {
      what: 'a chunk of no size',
      bytes: `${post(TOKEN, FORM, 'Transfer-Encoding: chunked')}xyz\r\n`,
      ends: true,
      good: [400, 0],
    },
    {
      what: 'an extension without end of a chunk',
      bytes: `${post(TOKEN, FORM, 'Transfer-Encoding: chunked')}1;`,
      endless: 'x'.repeat(16_384),
      good: [400, 413, 0],
    },
    {
      what: 'less than was said',
      bytes: `${post(TOKEN, FORM, 'Content-Length: 10')}a`,
      ends: true,
      good: [400, 408, 0],
    },
    {
      what: 'an expectation',
      bytes: post(TOKEN, FORM, 'Expect: nonsense', 'Content-Length: 0'),
      good: [417, 400],
    },
    {
      what: 'a thousand headers',
      bytes: head('GET /health HTTP/1.1', ...Array.from({ length: 1000 }, (_, n) => `X-${n}: y`)),
      good: [200, 431],
    },
    {
      what: 'headers without end',
      bytes: `GET /health HTTP/1.1\r\nHost: ${host}\r\n`,
      endless: `X-A: ${'y'.repeat(8000)}\r\n`,
      good: [431, 0],
    },
    { what: 'a target without end', bytes: 'GET /', endless: 'a'.repeat(8000), good: [414, 431, 400, 0] },
    {
      what: 'a body without end, of the API',
      bytes: `${post('/api/licensing/v1/registrations', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}`,
      endless: `4000\r\n${' '.repeat(0x4000)}\r\n`,
      good: [413, 0],
    },
    {
      what: 'a body without end, of SCIM',
      bytes: `${post('/scim/v2/Users', 'Content-Type: application/scim+json', 'Transfer-Encoding: chunked')}`,
      endless: `4000\r\n${' '.repeat(0x4000)}\r\n`,
      good: [401, 413, 0],
    },
    {
      what: 'a body without end, of a page',
      bytes: `${post('/sign-in', 'Content-Type: text/plain', 'Transfer-Encoding: chunked')}`,
      endless: `4000\r\n${' '.repeat(0x4000)}\r\n`,
      good: [411, 413, 0],
    },
    {
      what: 'a body larger than it says it is',
      bytes: post('/sign-in', 'Content-Type: text/plain', 'Content-Length: 10'),
      endless: ' '.repeat(0x4000),
      good: [200, 400, 0],
    },
  ];
};

/** A server that lets more than this in does not keep to its limits. */
const ENOUGH = 64 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/** Sends each of them; how many there were. */
export async function rawRequests(faults: Faults, { url }: Instance): Promise<number> {
  const { host, port } = new URL(url);
  const all = rawOnes(host);
  for (const raw of all) {
    const { status, sent } = await exchange(Number(port), raw);
    faults.check(raw.good.includes(status), `${raw.what} was answered ${status}.`);
    faults.check(sent < ENOUGH, `${raw.what}: ${sent} bytes were taken.`);
  }
  return all.length;
}

/** Status 0: the connection was ended without an answer. Status -1: it was not ended either. */
const exchange = (port: number, { bytes, endless, ends }: Raw): Promise<{ status: number; sent: number }> =>
  new Promise((settle) => {
    let answer = '';
    let sent = bytes.length;
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1', more));
    const more = () => {
      if (ends) socket.end();
      if (!endless || !socket.writable || answer !== '' || sent >= ENOUGH) return;
      sent += endless.length;
      socket.write(endless, 'latin1', more);
    };
    const end = (status: number) => {
      socket.destroy();
      settle({ status, sent });
    };
    socket.setTimeout(PATIENCE_MS, () => end(-1));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
      if (status && status !== '100') end(Number(status));
    });
    socket.on('error', () => end(0));
    socket.on('close', () => end(0));
  });
