import { request } from 'node:http';
import { ask } from './fixtures/http.ts';
import { expect, test } from './fixtures/test.ts';

interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

interface Answer {
  status: number;
  /** Lower-case names and values, each as often as it came. */
  headers: [name: string, value: string][];
  text: string;
}

/** An answer as it comes over the wire: `fetch` would join headers that were sent twice. */
const answerOf = (url: string, { path, method = 'GET', headers = {} }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const raw = response.rawHeaders;
      const pairs = raw.flatMap((name, at): [string, string][] =>
        at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? '']] : [],
      );
      resolve({ status: response.statusCode ?? 0, headers: pairs, text });
    });
    sent.on('error', reject).end();
  });

const all = ({ headers }: Answer, name: string): string[] =>
  headers.filter(([each]) => each === name).map(([, value]) => value);

/** One of each kind of what answers, with the status that shows that it is that kind. */
const kinds: [what: string, status: number, asked: Asked][] = [
  ['a page', 200, { path: '/sign-in' }],
  ['a page that asks to sign in', 307, { path: '/people' }],
  ['a page that there is not', 404, { path: '/never-heard-of' }],
  ['a link that is not good', 200, { path: '/invitation/never-sent' }],
  ['a file of the build', 200, { path: 'static' }],
  ['a file', 200, { path: '/robots.txt' }],
  ['the icon', 200, { path: '/icon.svg' }],
  ['an export', 401, { path: '/export/customers' }],
  ['the session', 200, { path: '/api/auth/session' }],
  ['the state of the session', 200, { path: '/api/auth/status' }],
  ['health', 200, { path: '/health' }],
  ['metadata', 200, { path: '/.well-known/oauth-authorization-server/api/licensing/v1' }],
  ['an API without a token', 401, { path: '/api/licensing/v1/licenses' }],
  ['another API without a token', 401, { path: '/api/environment/v1/modules' }],
  ['SCIM without a token', 401, { path: '/scim/v2/Users' }],
  ['an OAuth error', 405, { path: '/api/licensing/v1/token' }],
  ['a refused method', 405, { path: '/people', method: 'DELETE' }],
  [
    'a refused origin',
    403,
    { path: '/people', method: 'POST', headers: { origin: 'https://elsewhere.example' } },
  ],
  ['a refused address', 400, { path: '/%zz' }],
];

async function askAll(url: string): Promise<[what: string, answer: Answer][]> {
  const page = await answerOf(url, { path: '/sign-in' });
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(page.text)?.[1] ?? '/there-is-no-script';
  const answers: [string, Answer][] = [];
  for (const [what, status, asked] of kinds) {
    const answer = await answerOf(url, asked.path === 'static' ? { path: script } : asked);
    expect.soft(answer.status, what).toBe(status);
    answers.push([what, answer]);
  }
  return answers;
}

test('whatever answers, it is confined by its headers, each sent once', async ({ app }) => {
  for (const [what, answer] of await askAll(app.url)) {
    expect.soft(all(answer, 'x-content-type-options'), what).toEqual(['nosniff']);
    expect.soft(all(answer, 'x-frame-options'), what).toEqual(['DENY']);
    expect.soft(all(answer, 'referrer-policy'), what).toEqual(['same-origin']);
    expect.soft(all(answer, 'cross-origin-opener-policy'), what).toEqual(['same-origin']);
    expect.soft(all(answer, 'cross-origin-resource-policy'), what).toEqual(['same-origin']);
    const policies = all(answer, 'content-security-policy');
    expect.soft(policies, what).toHaveLength(1);
    expect.soft(policies[0], what).toMatch(/default-src '(self|none)'.*frame-ancestors 'none'/);
    expect.soft(policies[0]?.replace(/style-src-attr 'unsafe-inline'/, ''), what).not.toContain('unsafe');
    expect.soft(all(answer, 'strict-transport-security'), what).toEqual([]);
    expect.soft(all(answer, 'access-control-allow-origin'), what).toEqual([]);
    expect.soft([...all(answer, 'x-powered-by'), ...all(answer, 'server')], what).toEqual([]);
  }
});

test('nothing that is personal is kept by browser or proxy', async ({ page }) => {
  await page.goto('/');
  const personal = [
    '/',
    '/account',
    '/people',
    '/customers',
    '/license-management',
    '/publisher-audit-log',
    '/never-heard-of',
    '/export/customers',
    '/api/auth/session',
    '/api/auth/status',
  ];
  for (const path of personal) {
    const { headers } = await ask(page, path);
    expect.soft(headers.get('cache-control'), path).toMatch(/\bno-store\b/);
  }
});

test('every page runs the scripts alone that bear its own nonce', async ({ app, page }) => {
  await page.goto('/');
  const places = [
    '/',
    '/sign-out',
    '/account',
    '/customers',
    '/customers/nobody',
    '/export/nothing',
    '/never-heard-of',
  ];
  const signedOut = ['/sign-in', '/sign-in', '/setup', '/problems/conflict', '/reset/never-sent'];
  const answers = await Promise.all([
    ...places.map(async (path) => [path, await ask(page, path)] as const),
    ...signedOut.map(async (path) => {
      const answer = await fetch(app.url + path);
      return [path, { headers: answer.headers, text: await answer.text() }] as const;
    }),
  ]);
  const nonces = new Set<string>();
  for (const [path, { headers, text }] of answers) {
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
    );
    const scripts = policy.get('script-src') ?? [];
    const nonce = scripts.find((source) => source.startsWith("'nonce-"))?.slice(7, -1) ?? '';
    expect(nonce, path).toMatch(/^[\w+/]{22,}={0,2}$/);
    nonces.add(nonce);
    expect(scripts, path).not.toContain("'unsafe-inline'");
    expect(scripts, path).not.toContain("'unsafe-eval'");
    expect(policy.get('style-src'), path).not.toContain("'unsafe-inline'");
    expect(policy.get('default-src'), path).toEqual(["'self'"]);
    expect(policy.get('object-src'), path).toEqual(["'none'"]);
    expect(policy.get('base-uri'), path).toEqual(["'none'"]);
    expect(policy.get('form-action'), path).toEqual(["'self'"]);
    for (const [, attributes] of text.matchAll(/<script\b([^>]*)>/g))
      expect(attributes, path).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(answers.length);
});
