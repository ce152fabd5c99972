import fc, { type Arbitrary } from 'fast-check';
import { operators } from '#lib/lists/query';
import { NO_ID } from '../../e2e/fixtures/actions.ts';
import { exportedLists } from '../../e2e/fixtures/exports.ts';
import { routes } from '../../e2e/fixtures/routes.ts';
import { abuse, contentType, encoded, method, sender } from './envelope.ts';
import { plausible } from './plausible.ts';
import type { HostileRequest, World } from './request.ts';
import { hostileText, hostileValue } from './words.ts';

/** Columns of our lists, each of some of them. */
const columns =
  'name productName customerName userName licenseType active enabled siteLicense userCount startsOn expiresOn wbs notes updatedAt createdAt at operation actor details environment tenant serialNumber model used usedLicenses code persona state severity version releasedOn id __proto__'.split(
    ' ',
  );

const value = () =>
  fc.oneof(
    fc.constantFrom('yes', 'no', '0', '7', '2026-01-01', 'Annual', '2999-12-31', '-99999999999999'),
    hostileText(),
  );
const filter = () =>
  fc
    .tuple(
      fc.constantFrom(...columns),
      fc.constantFrom(...operators),
      fc.array(
        value().map((text) => text.replace(/[%|:]/g, encodeURIComponent)),
        { maxLength: 3 },
      ),
    )
    .map(([column, operator, values]) => [column, operator, values.join('|')].join(':'));
const cursor = ({ ids }: World) =>
  fc
    .tuple(
      fc.oneof(value(), hostileValue(), fc.integer()),
      fc.oneof(fc.constantFrom(...Object.values(ids).flat()), hostileValue()),
    )
    .map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'));

/** What addresses of our pages may ask, each spoiled more often than not. */
const parameters = (world: World): Record<string, Arbitrary<string>> => ({
  q: hostileText(),
  filter: fc.oneof({ arbitrary: filter(), weight: 4 }, hostileText()),
  sort: fc.oneof({ arbitrary: fc.constantFrom(...columns), weight: 4 }, hostileText()),
  dir: fc.constantFrom('asc', 'desc', 'x'),
  page: fc.constantFrom('1', '2', '0', '-1', '1e9', '99999999999999999999', 'x'),
  pageSize: fc.constantFrom('10', '50', '100', '1000000', 'x'),
  after: fc.oneof({ arbitrary: cursor(world), weight: 4 }, hostileText()),
  before: fc.oneof({ arbitrary: cursor(world), weight: 4 }, hostileText()),
  ids: fc.oneof(fc.constantFrom(...Object.values(world.ids).flat()), hostileText()),
  selected: fc.oneof(fc.constantFrom(...Object.values(world.ids).flat()), hostileText()),
  dialog: fc.oneof(fc.constantFrom('create', 'edit', 'assign', 'grant'), hostileText()),
  edit: hostileText(),
  create: fc.constantFrom('1', 'x'),
  run: fc.oneof(fc.constantFrom(...(world.ids.recount ?? []), NO_ID), hostileText()),
  role: fc.oneof(fc.constantFrom(...(world.ids.role ?? []), NO_ID), hostileText()),
  customer: fc.oneof(fc.constantFrom(...(world.ids.customer ?? [])), hostileText()),
  product: fc.oneof(fc.constantFrom(...(world.ids.product ?? []), ...world.names.product), hostileText()),
  period: fc.oneof(fc.constantFrom('week', 'month', 'year', 'quarter'), hostileText()),
  overdue: fc.constantFrom('yes', 'no', 'x'),
  state: hostileText(),
  of: hostileText(),
  code: hostileText(),
  callbackUrl: fc.oneof(
    fc.constantFrom('//elsewhere.example', '/\\x', 'javascript:alert(1)', '/people'),
    hostileText(),
  ),
  error: hostileText(),
  _rsc: fc.constantFrom('1', 'x'),
});

const encodedQuery = (pairs: [string, string][], plain: boolean): string =>
  pairs
    .map(([name, text]) => {
      const whole = text.toWellFormed().slice(0, 4000);
      return `${encodeURIComponent(name)}=${plain ? whole.replace(/[\s#&]|[^\x21-\x7e]/gu, '+') : encodeURIComponent(whole)}`;
    })
    .join('&')
    // Who sends more than a server reads may be cut off before the answer is seen.
    .slice(0, 50_000);

const query = (world: World): Arbitrary<string> => {
  const known = Object.entries(parameters(world)).map(([name, text]) =>
    text.map((each) => [name, each] as [string, string]),
  );
  const strange = fc.tuple(
    fc.oneof(
      hostileText(),
      fc.constantFrom('filter[]', 'q[a]', 'nxtPid', 'nxtIid', '__nextLocale', 'redirectTo'),
    ),
    hostileText(),
  );
  const pair = fc.oneof(
    { arbitrary: fc.oneof(...known), weight: 12 },
    { arbitrary: strange.map(([name, text]) => [name.toWellFormed(), text] as [string, string]), weight: 1 },
  );
  return fc
    .tuple(fc.array(pair, { maxLength: 6 }), fc.boolean())
    .map(([pairs, plain]) => (pairs.length > 0 ? `?${encodedQuery(pairs, plain)}` : ''));
};

/** Pages as their folders name them, filled with IDs that there are, with nobody's, or with anything. */
const page = (world: World): Arbitrary<string> => {
  const part = (name: string) =>
    fc.oneof(
      { arbitrary: plausible(name, world).map(String), weight: 4 },
      {
        arbitrary: hostileText().map((text) => encodeURIComponent(text.toWellFormed().slice(0, 1000))),
        weight: 1,
      },
      { arbitrary: hostileText().map((text) => text.slice(0, 200)), weight: 1 },
    );
  return fc.constantFrom(...routes().filter((route) => route !== '/sign-out')).chain((route) =>
    fc
      .tuple(
        ...route
          .split('/')
          .slice(1)
          .map((folder) => (folder.startsWith('[') ? part(folder.slice(1, -1)) : fc.constant(folder))),
      )
      .map((parts) => `/${parts.join('/')}`),
  );
};

const other = fc.oneof(
  fc.constantFrom(
    ...exportedLists().map((list) => `/export/${list}`),
    '/export/__proto__',
    '/export/constructor',
  ),
  hostileText().map((text) => `/export/${encodeURIComponent(text.toWellFormed().slice(0, 500))}`),
  hostileText().map((text) => `/${text.slice(0, 500)}`),
  hostileText().map((text) => `/problems/${encodeURIComponent(text.toWellFormed().slice(0, 500))}`),
  fc.constantFrom(
    '/../../../etc/passwd',
    '/..%2f..%2fserver.ts',
    '/_next/static/../../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75',
    '/_next/image?url=%2Ffavicon.ico&w=99999&q=x',
    '/_next/data/x/people.json',
    '/_next/',
    '/__nextjs_original-stack-frame',
    '/.env',
    '/data/license-manager.db',
    '/people.rsc',
    '/people.txt',
    '/index.segments/_tree.segment.rsc',
    '/people/',
    '/PEOPLE',
    '/;/people',
    '/%2e/people',
    '/favicon.ico',
    '/robots.txt',
    '/_not-found',
    '/500',
    '/_error',
    '/404',
  ),
);

/** Requests for pages and other addresses, with anything for their parameters. */
export const pageRequest = (world: World): Arbitrary<HostileRequest> =>
  fc.record({
    kind: fc.constant('pages' as const),
    sender: sender('administrator', 'administrator', 'customer’s person', 'nobody'),
    method: method('GET'),
    target: fc
      .tuple(fc.oneof({ arbitrary: page(world), weight: 6 }, { arbitrary: other, weight: 1 }), query(world))
      .map(([path, asked]) => path + asked),
    headers: abuse(),
    body: fc.constant(''),
  });

const authPaths =
  'csrf session signin signin/credentials signout callback/credentials callback/x providers error verify-request _log status x'.split(
    ' ',
  );

/** Requests to what next-auth answers, whose forms are not used, and must do no harm. */
export const signInRequest = (world: World): Arbitrary<HostileRequest> =>
  fc.record({
    kind: fc.constant('sign-in' as const),
    sender: sender('nobody', 'administrator'),
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    target: fc
      .tuple(fc.constantFrom(...authPaths), query(world))
      .map(([path, asked]) => `/api/auth/${path}${asked}`),
    headers: fc
      .tuple(abuse(), contentType('application/json'))
      .map(([headers, type]) => ({ 'content-type': type, ...headers })),
    body: encoded(
      fc.oneof(
        fc
          .dictionary(
            fc.constantFrom('csrfToken', 'email', 'password', 'callbackUrl', 'json', 'data'),
            hostileValue(),
          )
          .map((fields) => JSON.stringify(fields)),
        fc
          .dictionary(fc.constantFrom('csrfToken', 'email', 'callbackUrl'), hostileText())
          .map((fields) => `${new URLSearchParams(fields)}`),
      ),
    ),
  });
