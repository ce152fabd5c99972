import { setTimeout as sleep } from 'node:timers/promises';
import { answer, type Misdeed, type Whole } from './proxy.ts';

/** What goes wrong between an environment and its licensing service, whoever is to blame. */

/** Nothing is spoiled, but the answer is a whole one, and `take` sees it. */
export const watched = (take: (whole: Whole) => void): Misdeed =>
  altered((whole) => {
    take(whole);
    return whole;
  });

/** The service answers; `change` says what arrives. */
export const altered =
  (change: (whole: Whole) => Whole | Promise<Whole>): Misdeed =>
  async ({ response, forward }) =>
    answer(response, await change(await forward()));

/** Something else answers; the service never hears of it. */
const instead =
  (status: number, type: string, body: string, headers: Whole['headers'] = {}): Misdeed =>
  async ({ response }) =>
    answer(response, { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) });

const half = (body: Buffer) => body.subarray(0, Math.ceil(body.length / 2));

/** The service does what is asked; the connection breaks before any of the answer has come. */
export const lost: Misdeed = async ({ request, forward }) => {
  await forward();
  request.socket.resetAndDestroy();
};

/** The connection breaks in the middle of the answer. */
export const reset: Misdeed = async ({ request, response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, 'content-length': body.length }).write(half(body));
  await sleep(50);
  request.socket.resetAndDestroy();
};

/** The connection ends in good order, with less than what was promised. */
export const truncated: Misdeed = async ({ request, response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, 'content-length': body.length }).write(half(body));
  await sleep(50);
  request.socket.end();
};

/** Half of the answer, as if it were all of it. */
export const halved = altered((whole) => ({ ...whole, body: half(whole.body) }));

/** The answer comes byte by byte, and would take hours. */
export const drip: Misdeed = async ({ request, response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, 'content-length': body.length });
  for (const byte of body) {
    if (request.socket.destroyed) return;
    response.write(Buffer.of(byte));
    await sleep(500);
  }
};

export const serverError = instead(500, 'text/plain', 'Internal Server Error');
export const tooMany = instead(429, 'application/json', '{"error":"temporarily_unavailable"}', {
  'retry-after': '7',
});
export const webPage = instead(200, 'text/html; charset=utf-8', '<!doctype html><title>Welcome</title>');
export const movedAway = instead(302, 'text/plain', '', { location: 'https://elsewhere.example/' });
export const tooMuch = instead(200, 'application/json', ' '.repeat(5 * 1024 * 1024));

/** The right answer, under a wrong name. */
export const mislabelled = altered((whole) => ({
  ...whole,
  headers: { ...whole.headers, 'content-type': 'text/html; charset=utf-8' },
}));

/** A license set as it was once recorded. */
export const replayed = (recorded: Whole): Misdeed => altered(() => recorded);

/** The last character of a signature may have bits that say nothing, so it is another one that is changed. */
export const badlySigned = altered((whole) => {
  const [header = '', payload = '', signature = ''] = whole.body.toString().split('.');
  const changed = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  return { ...whole, body: Buffer.from([header, payload, changed].join('.')) };
});

/** Other claims than those that were signed. */
export const tampered = altered((whole) => {
  const [header = '', payload = '', signature = ''] = whole.body.toString().split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const wished = { ...claims, license_holder: 'Somebody else' };
  const body = [header, Buffer.from(JSON.stringify(wished)).toString('base64url'), signature].join('.');
  return { ...whole, body: Buffer.from(body) };
});
