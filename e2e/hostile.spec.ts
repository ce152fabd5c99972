import { serverActions } from './fixtures/actions.ts';
import { sendRaw } from './fixtures/raw.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ signedIn: false });

interface Hostile {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}
/** What a stranger may send, and the status that says whose mistake it was. */
type Case = [what: string, status: number, request: Hostile];

const post = (path: string, type: string, body: Hostile['body']): Hostile => ({
  path,
  method: 'POST',
  headers: { 'content-type': type },
  body,
});
const from = (origin: string, request: Hostile): Hostile => ({
  ...request,
  headers: { ...request.headers, origin },
});

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=x';
const JSON_TYPE = 'application/json';
const MODULES = '/api/environment/v1/modules';
const REGISTRATIONS = '/api/licensing/v1/registrations';
const kibibytes = (count: number) => new Uint8Array(count * 1024).fill(0x61);
const action = (id: string, body = '[]'): Hostile => ({
  ...post('/sign-in', 'text/plain', body),
  headers: { 'content-type': 'text/plain', 'next-action': id },
});

const groups: Record<string, Case[]> = {
  'a post from another site is refused': [
    ['a form', 403, from('https://elsewhere.example', post('/sign-in', FORM, 'a=b'))],
    ['a form of a page without an origin', 403, from('null', post('/sign-in', FORM, 'a=b'))],
    ['a server action', 403, from('https://elsewhere.example', action('0'.repeat(42)))],
    [
      'a form without an origin, as old browsers mark it',
      403,
      { ...post('/sign-in', FORM, 'a=b'), headers: { 'content-type': FORM, 'sec-fetch-site': 'cross-site' } },
    ],
  ],
  'what cannot be read is the mistake of the sender': [
    [
      'multipart without an end',
      400,
      post('/sign-in', MULTIPART, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'),
    ],
    ['multipart without a boundary', 400, post('/sign-in', 'multipart/form-data', 'a')],
    ['multipart that is none', 400, post('/setup', MULTIPART, '\0\0\0')],
    ['JSON without an end, to the session', 400, post('/api/auth/session', JSON_TYPE, '{"a":')],
    ['JSON that is no object, to the session', 400, post('/api/auth/session', JSON_TYPE, '7')],
    [
      'JSON without an end, to a sign-in that is done otherwise',
      400,
      post('/api/auth/callback/credentials', JSON_TYPE, '{"a":'),
    ],
    ['JSON without an end, to the API', 400, post(REGISTRATIONS, JSON_TYPE, '{"a":')],
    ['text instead of JSON, to the API', 415, post(REGISTRATIONS, 'text/plain', 'a')],
    [
      'a state of the page that is none',
      400,
      { path: '/sign-in', headers: { rsc: '1', 'next-router-state-tree': 'null' } },
    ],
    ['a server action that there is not (any more)', 409, action('0'.repeat(42))],
    ['a server action whose name is none', 400, action('<script>')],
    ['a server action with what is no list', 400, action('0'.repeat(42), 'null')],
    ['a server action with a way to a prototype', 400, action('0'.repeat(42), '["$0:__proto__:then"]')],
    ['a server action with a value that there is not', 400, action('0'.repeat(42), '["$1"]')],
    [
      'a form for a server action that it does not name',
      400,
      post(
        '/sign-in',
        MULTIPART,
        '--x\r\ncontent-disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n',
      ),
    ],
  ],
  'too much is refused': [
    ['a form of more than 1 MB', 413, post('/sign-in', MULTIPART, kibibytes(1025))],
    ['JSON of more than 1 MB, to the session', 413, post('/api/auth/session', JSON_TYPE, kibibytes(1025))],
    ['JSON of more than 256 KiB, to the API', 413, post(REGISTRATIONS, JSON_TYPE, kibibytes(257))],
    ['an address that is too long', 414, { path: `/${'a'.repeat(60_001)}` }],
    ['an address that is too long to be led on from', 414, { path: `/problems/?${'a'.repeat(7_000)}` }],
  ],
  'an address that is none of this server is refused': [
    ['an unreadable encoding', 400, { path: '/%E0%A4%A' }],
    ['an unreadable encoding of the API', 400, { path: `${MODULES}/%E0%A4%A` }],
    ['an encoded zero', 400, { path: '/problems/%00' }],
    ['two slashes', 400, { path: '//elsewhere.example/' }],
    ['a method that pages do not take', 405, { path: '/people', method: 'DELETE' }],
    ['a post to a file', 405, post('/robots.txt', FORM, 'a=b')],
    ['a method that the API does not take', 405, { path: MODULES, method: 'PATCH' }],
    ['a page that there is not', 404, { path: '/never-heard-of' }],
    ['the history of the sources', 404, { path: '/.git/config' }],
    ['a source', 404, { path: '/server.ts' }],
    ['the settings', 404, { path: '/.env' }],
    ['the database', 404, { path: '/data/license-manager.db' }],
    ['a way to sign in that there is not', 404, { path: '/api/auth/signin/elsewhere' }],
  ],
};

for (const [title, cases] of Object.entries(groups))
  test(title, async ({ app }) => {
    for (const [what, status, { path, ...request }] of cases) {
      const response = await fetch(app.url + path, { redirect: 'manual', ...request });
      expect.soft(response.status, what).toBe(status);
      const text = await response.text();
      expect.soft(text, what).not.toMatch(/node_modules|\.ts:\d|SQLITE|at async/);
    }
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  });

test('a request line that only a broken client sends is answered all the same', async ({ app }) => {
  const { host } = new URL(app.url);
  const rest = `HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  const lines: [line: string, status: number][] = [
    [`GET http://elsewhere.example/ ${rest}`, 400],
    [`GET ${app.url}/sign-in ${rest}`, 400],
    [`GET /\\elsewhere.example ${rest}`, 400],
    [`GET /%zz ${rest}`, 400],
    [`OPTIONS * ${rest}`, 400],
    ['nonsense\r\n\r\n', 400],
    [`GET /${'a'.repeat(70_000)} ${rest}`, 431],
  ];
  for (const [line, status] of lines)
    expect.soft(await sendRaw(app.url, line), line.slice(0, 60)).toBe(status);
});

test('a slash at the end of an address leads to the page without it, and nowhere else', async ({ app }) => {
  for (const [path, location] of [
    ['/sign-in/', '/sign-in'],
    ['/sign-in//?a=%2B/&b=+', '/sign-in?a=%2B/&b=+'],
    [`/problems/?${'+'.repeat(6000)}`, `/problems?${'+'.repeat(6000)}`],
  ] as const) {
    const { status, headers } = await fetch(app.url + path, { redirect: 'manual' });
    expect([status, headers.get('location')], path).toEqual([308, location]);
  }
});

test('an API address that there is not is a problem', async ({ app }) => {
  for (const path of [
    '/api/licensing/v1/never-heard-of',
    '/api/environment/v0/modules',
    '/.well-known/other',
  ]) {
    const response = await fetch(app.url + path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type'), path).toBe('application/problem+json');
    expect(await response.json(), path).toMatchObject({
      type: `${app.url}/problems/not-found`,
      title: 'Not found',
      status: 404,
    });
  }
});

test('an action that is posted from here is taken, whatever a header says of the host', async ({ app }) => {
  const { id, path } = serverActions().find(({ name }) => name === 'sign-in/actions signIn') ?? { path: '' };
  const response = await fetch(app.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'next-action': id ?? '',
      origin: app.url,
      'x-forwarded-host': 'elsewhere.example',
    },
    body: '[null,{"email":"","password":""}]',
  });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Some fields need your attention.');
});

test('the server takes a client’s word neither for its address nor for the page', async ({ app }) => {
  const response = await fetch(`${app.url}/people`, {
    redirect: 'manual',
    headers: {
      'x-page-address': 'https://elsewhere.example/',
      'x-forwarded-host': 'elsewhere.example',
      'x-nonce': 'chosen',
      'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
    },
  });
  expect(response.status).toBe(307);
  expect(new URL(response.headers.get('location') ?? '', app.url).href).toBe(
    `${app.url}/sign-in?callbackUrl=%2Fpeople`,
  );
  expect(response.headers.get('content-security-policy')).not.toContain('chosen');
});
