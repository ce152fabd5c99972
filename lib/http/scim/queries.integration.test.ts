import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { close, origin } from '#lib/http/fixtures/origin';
import {
  type Answer,
  createGroup,
  createUser,
  entraUser,
  type Json,
  newName,
  patch,
  search,
  send,
  startScim,
  tokens,
} from '#lib/http/scim/testing';
import { urns } from '#lib/http/scim/urns';

beforeAll(startScim);
afterAll(close);

describe('a filter', () => {
  test('finds by every attribute that is kept', async () => {
    const userName = `DOMAIN\\${newName()}`;
    const { body: user } = await send('POST', '/Users', {
      ...entraUser('x'),
      userName,
      externalId: userName,
    });
    const group = await createGroup({ members: [{ value: user.id }] });
    const address = user.emails[0].value;
    const only = `id eq "${user.id}"`;
    const escaped = userName.replace('\\', '\\\\');
    for (const filter of [
      `userName eq "${escaped}"`,
      `userName eq "${userName}"`,
      `${urns.user}:userName EQ "${escaped}"`,
      `externalId eq "${escaped}"`,
      `${only} and emails.value co "${address.slice(1).toUpperCase()}"`,
      `${only} and emails[type eq "work" and value ew "contoso.com"]`,
      `${only} and active eq true and not (displayName sw "zz")`,
      `${only} and (displayName eq "nobody" or userName pr)`,
      `${only} and meta.lastModified ge "2020-01-01T00:00:00Z"`,
      `${only} and externalId ne "nothing"`,
      `groups.value eq "${group.id}"`,
      `groups[value eq "${group.id}"]`,
    ])
      expect((await search('Users', { filter })).body, filter).toMatchObject({
        totalResults: 1,
        Resources: [{ id: user.id }],
      });
    for (const filter of [
      `${only} and active eq false`,
      `${only} and meta.created gt "2999-01-01T00:00:00Z"`,
      `${only} and not (userName pr)`,
    ])
      expect((await search('Users', { filter })).body, filter).toMatchObject({ totalResults: 0 });
    expect((await search('Groups', { filter: `members.value eq "${user.id}"` })).body.totalResults).toBe(1);
    expect((await search('Groups', { filter: `members[value eq "${user.id}"]` })).body.totalResults).toBe(1);
  });

  test.each([
    ['nothing', ''],
    ['an attribute that there is not', 'password eq "x"'],
    ['a column of the database', 'user_name_key eq "x"'],
    ['an object of the language', '__proto__ pr'],
    ['what every object has', 'constructor pr'],
    ['SQL', `userName eq "x" or 1=1 --`],
    ['a quote', `userName eq 'x'`],
    ['no operator', 'userName'],
    ['an operator that there is not', 'userName like "x"'],
    ['a number for a text', 'userName eq 1'],
    ['a text for a truth value', 'active eq "perhaps"'],
    ['an order of truth values', 'active gt true'],
    ['no date', 'meta.created gt "yesterday"'],
    ['a parenthesis too few', '(userName pr'],
    ['thousands of parentheses', '('.repeat(5000)],
    ['hundreds of terms', Array(60).fill('active eq true').join(' or ')],
    ['what a careless parser takes ages for', `userName eq "${'\n'.repeat(60)}`],
    ['a NUL', 'userName eq "a\u0000b"'],
    ['a very long text', `userName eq "${'x'.repeat(5000)}"`],
  ])('of %s is refused at once', async (_, filter) => {
    const started = performance.now();
    expect(await search('Users', { filter })).toMatchObject({
      status: 400,
      body: { schemas: [urns.error], status: '400', scimType: 'invalidFilter' },
    });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('looks for what looks like a pattern as it stands', async () => {
    await createUser();
    for (const value of ['%', '_', "'; drop table named_users; --"])
      expect(
        (await search('Users', { filter: `displayName eq "${value}" or userName co "%${value}"` })).body,
      ).toMatchObject({ totalResults: 0 });
  });
});

describe('what is wrong', () => {
  test('is told as RFC 7644 says', async () => {
    const { id } = await createUser();
    const refused: [Promise<Answer>, number, string?][] = [
      [send('POST', '/Users', {}), 400, 'invalidValue'],
      [send('POST', '/Users', { userName: 1 }), 400, 'invalidValue'],
      [send('POST', '/Users', { userName: newName(), active: 'perhaps' }), 400, 'invalidValue'],
      [send('POST', '/Users', { userName: newName(), emails: [{ value: 'nobody' }] }), 400, 'invalidValue'],
      [send('POST', '/Users', { userName: 'a\u0000b' }), 400, 'invalidValue'],
      [send('POST', '/Users', []), 400, 'invalidSyntax'],
      [send('POST', '/Users', '{'), 400, 'invalidSyntax'],
      [send('POST', '/Users', ' '.repeat(300_000)), 413],
      [
        send('POST', '/Groups', { displayName: newName(), members: [{ value: 'a\u0000b' }] }),
        400,
        'invalidValue',
      ],
      [
        send('POST', '/Groups', { displayName: newName(), [urns.securityRole]: { modules: ['a\u0000b'] } }),
        400,
        'invalidValue',
      ],
      [send('PATCH', `/Users/${id}`, { Operations: [] }), 400, 'invalidSyntax'],
      [patch(`/Users/${id}`, { op: 'move', path: 'active' }), 400, 'invalidSyntax'],
      [patch(`/Users/${id}`, { op: 'remove' }), 400, 'noTarget'],
      [patch(`/Users/${id}`, { op: 'replace', path: '__proto__.polluted', value: 1 }), 400, 'invalidPath'],
      [patch(`/Users/${id}`, { op: 'replace', path: 'constructor.prototype', value: 1 }), 400, 'invalidPath'],
      [patch(`/Users/${id}`, { op: 'replace', path: 'emails[', value: 1 }), 400, 'invalidPath'],
      [patch(`/Users/${id}`, { op: 'replace', path: 'shoeSize', value: 1 }), 400, 'invalidPath'],
      [
        patch(`/Users/${id}`, { op: 'add', path: 'emails[type pr].value', value: 'a@b.c' }),
        400,
        'invalidFilter',
      ],
      [patch(`/Users/${id}`, { op: 'remove', path: 'active' }), 400, 'mutability'],
      [patch(`/Users/${id}`, { op: 'remove', path: 'userName' }), 400, 'invalidValue'],
      [send('GET', '/Users?sortBy=password'), 400, 'invalidPath'],
      [send('GET', '/Users?sortBy=__proto__'), 400, 'invalidPath'],
      [send('GET', '/Users/nothing'), 404],
      [send('PATCH', '/Users/nothing', { Operations: [{ op: 'add', value: {} }] }), 404],
      [send('GET', '/Nothing'), 404],
      [send('POST', `/Users/${id}`, {}), 405],
    ];
    for (const [index, [answer, status, scimType]] of refused.entries()) {
      const { body, ...rest } = await answer;
      expect({ index, status: rest.status, type: rest.headers.get('content-type'), ...body }).toMatchObject({
        index,
        status: String(status),
        type: 'application/scim+json',
        schemas: [urns.error],
        detail: expect.stringMatching(/.{5}/),
        ...(scimType && { scimType }),
      });
      expect(rest.status).toBe(status);
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('is a missing or wrong token', async () => {
    const bare = await fetch(`${origin}/scim/v2/Users`);
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await bare.json()) as Json).toMatchObject({ schemas: [urns.error], status: '401' });
    expect((await send('GET', '/Users', undefined, 'unknown')).status).toBe(401);
    const scoped = await send('GET', '/Users', undefined, tokens.other);
    expect([scoped.status, scoped.headers.get('www-authenticate')]).toEqual([
      403,
      'Bearer error="insufficient_scope"',
    ]);
  });
});

test('says what it can, and gives the attributes that are asked for', async () => {
  const config = await fetch(`${origin}/scim/v2/ServiceProviderConfig`);
  expect((await config.json()) as Json).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 200 },
    authenticationSchemes: [{ type: 'oauthbearertoken' }],
  });
  expect((await send('GET', '/ResourceTypes')).body.Resources).toMatchObject([
    { id: 'User', endpoint: '/Users' },
    { id: 'Group', schemaExtensions: [{ schema: urns.securityRole }] },
  ]);
  const { body } = await send('GET', '/Schemas');
  for (const { id } of body.Resources) expect((await send('GET', `/Schemas/${id}`)).body.id).toBe(id);
  const user = await createUser();
  const some = await send('GET', `/Users/${user.id}?attributes=userName,name.formatted`);
  expect(Object.keys(some.body).toSorted()).toEqual(['id', 'name', 'schemas', 'userName']);
  const group = await createGroup({ members: [{ value: user.id }] });
  const listed = await search('Groups', { filter: `id eq "${group.id}"`, attributes: 'displayName,members' });
  expect(listed.body.Resources[0].members).toMatchObject([{ value: user.id }]);
});
