import fc, { type Arbitrary } from 'fast-check';
import { abuse, contentType, encoded, method, sender } from './envelope.ts';
import { spoiled } from './plausible.ts';
import type { HostileRequest, World } from './request.ts';
import { hostileText, hostileValue } from './words.ts';

const SCIM = '/scim/v2';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const attributes = [
  'id',
  'userName',
  'USERNAME',
  'displayName',
  'active',
  'emails',
  'emails.value',
  'emails[type eq "work"].value',
  'members',
  'members.value',
  'members[value eq "x"]',
  'externalId',
  'meta.created',
  'meta.lastModified',
  'name.formatted',
  'groups',
  'password',
  `${USER}:userName`,
  'urn:ietf:params:scim:schemas:extension:license-manager:2.0:SecurityRole:userLicenseType',
  '__proto__',
  'constructor.prototype',
  '$ref',
  'a[b[c]]',
  '',
];
const attribute = () => fc.oneof({ arbitrary: fc.constantFrom(...attributes), weight: 6 }, hostileText());

const compared = (): Arbitrary<string> =>
  fc.oneof(
    hostileText().map((text) => JSON.stringify(text)),
    hostileText().map((text) => `"${text}"`),
    fc.constantFrom(
      'true',
      'false',
      'null',
      '7',
      '-1e400',
      '"2026-01-01T00:00:00Z"',
      '"9999-99-99T99:99:99Z"',
      '"',
    ),
  );
const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'EQ', 'pr', 'xx', ''];

/** Filters of every form, also of none, and far too long ones. */
const filter = (): Arbitrary<string> =>
  fc.letrec<{ term: string }>((tie) => ({
    term: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.tuple(attribute(), fc.constantFrom(...operators), compared()).map((parts) => parts.join(' ')),
      attribute().map((name) => `${name} pr`),
      fc
        .tuple(tie('term'), fc.constantFrom('and', 'or', 'AND', 'xor'), tie('term'))
        .map((parts) => parts.join(' ')),
      tie('term').map((term) => `not (${term})`),
      tie('term').map((term) => `(${term})`),
      fc.tuple(attribute(), tie('term')).map(([name, term]) => `${name}[${term}]`),
      fc.constantFrom(
        '('.repeat(900),
        `${'not ('.repeat(190)}active eq true${')'.repeat(190)}`,
        Array.from({ length: 60 }, () => 'userName pr').join(' or '),
        `userName eq "${'\\'.repeat(700)}`,
        'userName eq "a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n',
        '['.repeat(500),
        '"'.repeat(501),
      ),
    ),
  })).term;

const number = () =>
  fc.oneof(fc.integer().map(String), fc.constantFrom('0', '-1', '1e9', '99999999999999999999', 'x', ''));

const query = (): Arbitrary<string> =>
  fc
    .record(
      {
        filter: filter(),
        startIndex: number(),
        count: number(),
        sortBy: attribute(),
        sortOrder: fc.constantFrom('ascending', 'descending', 'x'),
        attributes: attribute(),
        excludedAttributes: attribute(),
      },
      { requiredKeys: [] },
    )
    .map((fields) =>
      Object.entries(fields)
        .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
        .join('&')
        .slice(0, 30_000),
    );

/** What a user or a group may be sent as, right but for the spoiling. */
const resource = ({ ids, names }: World): Arbitrary<unknown> =>
  fc.record(
    {
      schemas: fc.constant([USER]),
      userName: fc.oneof(fc.constantFrom(...names.userName), hostileText()),
      displayName: hostileText(),
      active: fc.constantFrom(true, false, 'True', 'False', 'x'),
      externalId: hostileText(),
      emails: fc.constantFrom([{ value: 'a@example.com', type: 'work', primary: true }], 'a@example.com', [
        null,
      ]),
      name: fc.constantFrom({ formatted: 'A B' }, { givenName: 'A', familyName: 'B' }, 'A'),
      members: fc.array(
        fc.constantFrom(...(ids.namedUser ?? [])).map((value) => ({ value })),
        { maxLength: 5 },
      ),
      roles: hostileValue(),
    },
    { requiredKeys: ['schemas'] },
  );

const operation = (world: World): Arbitrary<unknown> =>
  fc.record(
    {
      op: fc.constantFrom('add', 'Replace', 'remove', 'move', 7),
      path: fc.oneof(
        attribute(),
        filter().map((text) => `members[${text}]`),
        filter().map((text) => `emails[${text}].value`),
      ),
      value: fc.oneof(hostileValue(), resource(world), fc.boolean()),
    },
    { requiredKeys: ['op'] },
  );

const patch = (world: World): Arbitrary<unknown> =>
  fc.record({
    schemas: fc.constant(['urn:ietf:params:scim:api:messages:2.0:PatchOp']),
    Operations: fc.oneof(
      { arbitrary: fc.array(operation(world), { maxLength: 5 }), weight: 20 },
      { arbitrary: operation(world).map((each) => Array.from({ length: 1100 }, () => each)), weight: 1 },
    ),
  });

/** Requests of an identity provider that has gone mad. */
export function scimRequest(world: World): Arbitrary<HostileRequest> {
  const { namedUser = [], securityRole = [] } = world.ids;
  const collection = fc.constantFrom('Users', 'Groups');
  const one = fc.oneof(
    {
      arbitrary: fc.constantFrom(
        ...namedUser.map((id) => `Users/${id}`),
        ...securityRole.map((id) => `Groups/${id}`),
      ),
      weight: 6,
    },
    fc
      .tuple(collection, hostileText())
      .map(([name, id]) => `${name}/${encodeURIComponent(id.toWellFormed().slice(0, 500))}`),
  );
  const rest = fc.constantFrom(
    'ServiceProviderConfig',
    'ResourceTypes',
    'Schemas',
    `Schemas/${USER}`,
    'Bulk',
    '.search',
    'Me',
  );
  const bodies: [
    right: string,
    path: Arbitrary<string>,
    body: Arbitrary<unknown> | undefined,
    weight: number,
  ][] = [
    ['GET', fc.tuple(collection, query()).map(([name, asked]) => `${name}?${asked}`), undefined, 6],
    ['GET', fc.tuple(one, query()).map(([path, asked]) => `${path}?${asked}`), undefined, 2],
    ['GET', rest, undefined, 1],
    ['POST', collection, spoiled(resource(world)), 4],
    ['PUT', one, spoiled(resource(world)), 4],
    ['PATCH', one, spoiled(patch(world)), 6],
    ['DELETE', one, undefined, 1],
  ];
  return fc.oneof(
    ...bodies.map(([right, path, body, weight]) => ({
      weight,
      arbitrary: fc.record({
        kind: fc.constant('SCIM' as const),
        sender: sender('scim'),
        method: method(right),
        target: path.map((each) => `${SCIM}/${each}`),
        headers: fc
          .tuple(abuse(), contentType('application/scim+json'))
          .map(([headers, type]) => (body ? { 'content-type': type, ...headers } : headers)),
        body: body ? encoded(body.map((value) => JSON.stringify(value) ?? '')) : fc.constant(''),
      }),
    })),
  );
}
