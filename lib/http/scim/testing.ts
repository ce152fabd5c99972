import '#lib/http/fixtures/origin';

import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { unique } from '#lib/environment/named-users/testing';
import { origin } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { urns } from '#lib/http/scim/urns';

/** For tests: an identity provider that knows SCIM, and nothing of this code. Import it first, for its origin. */

// biome-ignore lint/suspicious/noExplicitAny: a client reads JSON as it comes.
export type Json = any;

export const tokens = { scim: '', other: '' };

/** Serves the APIs, and makes a token for SCIM and one for something else. */
export async function startScim(): Promise<void> {
  serveApi();
  const actor = systemActor('test');
  tokens.scim = (await createApiToken(actor, { name: 'Entra', scopes: ['scim'] })).token;
  tokens.other = (await createApiToken(actor, { name: 'Pipeline', scopes: ['modules:read'] })).token;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
}

export async function send(
  method: string,
  path: string,
  body?: unknown,
  bearer = tokens.scim,
): Promise<Answer> {
  const response = await fetch(`${origin}/scim/v2${path}`, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body !== undefined && { 'content-type': 'application/scim+json; charset=utf-8' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

export const search = (resource: 'Users' | 'Groups', query: Record<string, string>) =>
  send('GET', `/${resource}?${new URLSearchParams(query)}`);
export const patch = (path: string, ...operations: object[]) =>
  send('PATCH', path, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations,
  });

/** A user as Entra ID's documentation creates one. */
export const entraUser = (userName: string) => ({
  schemas: [urns.user, urns.enterpriseUser],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName,
  active: true,
  emails: [{ primary: true, type: 'work', value: `${userName}@contoso.com` }],
  meta: { resourceType: 'User' },
  name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
  roles: [],
});
export const newName = () => `Test_User_${unique('').trim()}`;
export async function createUser(userName = newName()): Promise<{ id: string; userName: string }> {
  const { body } = await send('POST', '/Users', entraUser(userName));
  return { id: body.id, userName };
}
export async function createGroup(more: object = {}): Promise<{ id: string; displayName: string }> {
  const displayName = unique('Group');
  const { body } = await send('POST', '/Groups', { schemas: [urns.group], displayName, ...more });
  return { id: body.id, displayName };
}
export const memberNames = async (id: string) =>
  (await send('GET', `/Groups/${id}`)).body.members.map(({ display }: Json) => display);
