import fc, { type Arbitrary } from 'fast-check';
import type { z } from 'zod';
import { ENVIRONMENT_PATH, modulePut, sessionPost } from '#lib/contract/environment';
import { LICENSING_PATH, licensingPaths, METADATA_PATH } from '#lib/contract/licensing';
import { registrationRequest } from '#lib/contract/registration';
import { telemetryRequest } from '#lib/contract/telemetry';
import { revokeRequest, tokenRequest } from '#lib/contract/token';
import { countedTypes } from '#lib/contract/user-licensing';
import { validationRequest } from '#lib/contract/validation';
import { abuse, contentType, encoded, method, sender } from './envelope.ts';
import { spoiled, taken } from './plausible.ts';
import type { HostileRequest, Sender, World } from './request.ts';
import { hostileText } from './words.ts';

/** An endpoint, who may ask it, and what it takes. */
interface Endpoint {
  method: string;
  path: (world: World) => Arbitrary<string>;
  senders: Sender[];
  body?: z.ZodType;
  form?: true;
}

const fixed = (path: string) => () => fc.constant(path);
const licensing = (path: keyof typeof licensingPaths) => fixed(LICENSING_PATH + licensingPaths[path]);

/** A part of a path: one that there is, or anything, encoded or not. */
const part = (known: readonly string[]): Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...known, 'nothing').map(encodeURIComponent), weight: 5 },
    {
      arbitrary: hostileText().map((text) => encodeURIComponent(text.toWellFormed().slice(0, 3000))),
      weight: 3,
    },
    { arbitrary: hostileText().map((text) => text.slice(0, 300)), weight: 1 },
  );

const below =
  (...parts: (string | ((world: World) => readonly string[]))[]) =>
  (world: World) =>
    fc
      .tuple(...parts.map((each) => (typeof each === 'string' ? fc.constant(each) : part(each(world)))))
      .map((all) => `${ENVIRONMENT_PATH}/${all.join('/')}`);
const models = ({ names }: World) => names.model;

const named = ({ names }: World): Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('product', 'product', 'Product', 'x'),
        fc.oneof(fc.constantFrom(...names.product), hostileText()),
      ),
      { maxLength: 30 },
    )
    .map(
      (pairs) =>
        `${LICENSING_PATH}/licenses?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed().slice(0, 2000))}`).join('&')}`,
    )
    .map((path) => path.slice(0, 50_000));

const customer: Sender[] = ['customer token'];
const endpoints: Endpoint[] = [
  { method: 'GET', path: fixed('/health'), senders: ['nobody'] },
  { method: 'GET', path: fixed('/metrics'), senders: ['nobody', 'every scope'] },
  { method: 'GET', path: fixed(METADATA_PATH), senders: ['nobody'] },
  { method: 'GET', path: licensing('jwks'), senders: ['nobody'] },
  { method: 'POST', path: licensing('registrations'), senders: ['nobody'], body: registrationRequest },
  { method: 'POST', path: licensing('token'), senders: ['nobody'], body: tokenRequest, form: true },
  { method: 'POST', path: licensing('revoke'), senders: ['nobody'], body: revokeRequest, form: true },
  { method: 'GET', path: named, senders: customer },
  { method: 'POST', path: licensing('validations'), senders: customer, body: validationRequest },
  { method: 'POST', path: licensing('telemetry'), senders: customer, body: telemetryRequest },
  { method: 'GET', path: licensing('announcements'), senders: customer },
  { method: 'GET', path: below('modules'), senders: ['modules:read'] },
  {
    method: 'PUT',
    path: below('modules', models),
    senders: ['modules:write', 'every scope'],
    body: modulePut,
  },
  { method: 'DELETE', path: below('modules', () => ['hostile']), senders: ['modules:write'] },
  { method: 'GET', path: below('modules', models, 'license'), senders: ['licenses:read'] },
  {
    method: 'GET',
    path: below('license-codes', ({ names }) => names.product, 'user-license-count'),
    senders: ['licenses:read'],
  },
  { method: 'GET', path: below('user-license-counts', () => countedTypes), senders: ['users:read'] },
  { method: 'POST', path: below('sessions'), senders: ['sessions:write'], body: sessionPost },
  { method: 'PUT', path: below('sessions', ({ ids }) => ids.session ?? []), senders: ['sessions:write'] },
  { method: 'DELETE', path: below('sessions', ({ ids }) => ids.session ?? []), senders: ['sessions:write'] },
];

const asForm = (value: unknown): string =>
  new URLSearchParams(
    Object.entries((typeof value === 'object' && value) || { value }).map(([name, each]) => [
      name,
      typeof each === 'string' ? each : (JSON.stringify(each) ?? ''),
    ]),
  ).toString();

const bodyOf = ({ body, form }: Endpoint, world: World): Arbitrary<string | Uint8Array> => {
  if (!body) return fc.constant('');
  return encoded(
    spoiled(taken(body, world)).map((value) => (form ? asForm(value) : (JSON.stringify(value) ?? ''))),
  );
};

/** Requests to the APIs: what their contract takes, spoiled. */
export const apiRequest = (world: World): Arbitrary<HostileRequest> =>
  fc.oneof(
    ...endpoints.map((endpoint) => ({
      weight: endpoint.body ? 4 : 1,
      arbitrary: fc.record({
        kind: fc.constant('API' as const),
        sender: sender(...endpoint.senders),
        method: method(endpoint.method),
        target: endpoint.path(world),
        headers: fc
          .tuple(
            abuse(),
            contentType(endpoint.form ? 'application/x-www-form-urlencoded' : 'application/json'),
          )
          .map(([headers, type]) => (endpoint.body ? { 'content-type': type, ...headers } : headers)),
        body: bodyOf(endpoint, world),
      }),
    })),
  );

/** Texts that are nearly JSON, or JSON that is seldom seen, for every endpoint that takes any. */
const oddJson: string[] = [
  '',
  'null',
  '7',
  '"x"',
  '[]',
  '{}',
  'NaN',
  'undefined',
  '01',
  '1e400',
  '-',
  '{"a":1,}',
  "{'a':1}",
  '{"a":1}{"b":2}',
  '{"product":"a","product":{"b":1}}',
  '{"__proto__":{"tenant_id":"x","environment_id":"y"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '"\\ud800"',
  '{"tenant_id":"\\u0000","environment_id":"\\ud800"}',
  '{"tenant_id":"\u0000"}',
  '\ufeff{}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `[${'0,'.repeat(100_000)}0]`,
  `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(',')}}`,
  `"${'a'.repeat(250_000)}"`,
  `"${'a'.repeat(300_000)}"`,
  `"${'\\u0041'.repeat(40_000)}"`,
  `{"used_licenses":${'9'.repeat(10_000)}}`,
  `{"used_licenses":0.${'0'.repeat(10_000)}1}`,
  `${' '.repeat(200_000)}{}`,
];

export const jsonRequest = (world: World): Arbitrary<HostileRequest> => {
  const taking = endpoints.filter(({ body }) => body);
  return fc.constantFrom(...taking).chain((endpoint) =>
    fc.record({
      kind: fc.constant('JSON' as const),
      sender: sender(...endpoint.senders),
      method: fc.constant(endpoint.method),
      target: endpoint.path(world),
      headers: contentType(endpoint.form ? 'application/x-www-form-urlencoded' : 'application/json').map(
        (type) => ({ 'content-type': type }),
      ),
      body: encoded(fc.constantFrom(...oddJson)),
    }),
  );
};
