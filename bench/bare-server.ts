/**
 * What the licensing API is measured against: `node:http` and better-sqlite3 with the same look-up and the same
 * write for each request, the same signature where one is due, and nothing else: no routing, no checks of input, no
 * rules, no audit, no other endpoint.
 * Usage: `node bench/bare-server.ts <database> <port>`.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type BareLicenseSet, openBare } from './bare-database.ts';
import { createSigner, exampleClaims } from './signing.ts';

interface Pair {
  id: string;
  client_id: string;
  predecessor_id: string | null;
  expires_at: number;
}

const [file = '', port = ''] = process.argv.slice(2);
const database = openBare(file);
const sets = new Map(
  (database.prepare('select client_id, etag, body from license_sets').all() as BareLicenseSet[]).map(
    ({ client_id, etag, body }) => [client_id, { etag, body }],
  ),
);
const columns = 'select id, client_id, predecessor_id, expires_at from token_pairs';
const byAccess = database.prepare<[string], Pair>(`${columns} where access_hash = ?`);
const byRefresh = database.prepare<[string], Pair>(`${columns} where refresh_hash = ?`);
const setState = database.prepare('update token_pairs set state = ? where id = ?');
const insert = database.prepare("insert into token_pairs values (?, ?, ?, 'offered', ?, ?, ?)");

const hash = (token: string) => createHash('sha256').update(token).digest('base64url');
const DAY = 24 * 60 * 60 * 1000;

function answerLicenses(request: IncomingMessage, response: ServerResponse): void {
  const pair = byAccess.get(hash((request.headers.authorization ?? '').slice('Bearer '.length)));
  const set = pair && pair.expires_at > Date.now() && sets.get(pair.client_id);
  if (!set) return void response.writeHead(401).end();
  const headers = { etag: set.etag, 'cache-control': 'private, no-cache' };
  if (request.headers['if-none-match'] === set.etag) return void response.writeHead(304, headers).end();
  const { length } = set.body;
  response
    .writeHead(200, { ...headers, 'content-type': 'application/jwt', 'content-length': length })
    .end(set.body);
}

/** Confirms the pair that was used, ends its predecessor, and adds the next. */
const rotate = database.transaction((pair: Pair) => {
  const accessToken = randomBytes(32).toString('base64url');
  const refreshToken = randomBytes(32).toString('base64url');
  setState.run('current', pair.id);
  if (pair.predecessor_id) setState.run('rotated', pair.predecessor_id);
  const expiresAt = Date.now() + DAY;
  insert.run(randomUUID(), pair.client_id, pair.id, hash(accessToken), hash(refreshToken), expiresAt);
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: DAY / 1000,
    refresh_token: refreshToken,
  };
});

async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let form = '';
  for await (const chunk of request) form += chunk;
  const pair = byRefresh.get(hash(new URLSearchParams(form).get('refresh_token') ?? ''));
  if (!pair) return void response.writeHead(400).end();
  const body = JSON.stringify(rotate.immediate(pair));
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-length': body.length,
    })
    .end(body);
}

const sign = await createSigner();
const logValidation = database.prepare('insert into validations values (?, ?, ?, ?)');
let signedBefore = '';

/** Signs for who sent a nonce; who sent none gets what was signed before. */
async function answerValidation(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let asked = '';
  for await (const chunk of request) asked += chunk;
  const pair = byAccess.get(hash((request.headers.authorization ?? '').slice('Bearer '.length)));
  if (!pair || pair.expires_at <= Date.now()) return void response.writeHead(401).end();
  const { nonce = null } = JSON.parse(asked);
  if (nonce !== null || signedBefore === '') signedBefore = await sign(exampleClaims(nonce));
  const body = signedBefore;
  logValidation.run(randomUUID(), pair.client_id, Date.now(), asked);
  response
    .writeHead(200, {
      'content-type': 'application/jwt',
      'cache-control': 'no-store',
      'content-length': body.length,
    })
    .end(body);
}

const server = createServer((request, response) => {
  const answer = request.url?.endsWith('/validations') ? answerValidation : answerToken;
  if (request.method === 'POST') answer(request, response).catch(() => response.destroy());
  else answerLicenses(request, response);
});
server.listen(Number(port), () => console.log('ready'));
