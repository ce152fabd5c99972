import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginSignOn } from '#lib/accounts/single-sign-on/begin';
import { finishSignOn } from '#lib/accounts/single-sign-on/finish';
import { FLOW_LIFETIME, openFlow } from '#lib/accounts/single-sign-on/flow';
import { shiftClock } from '#lib/kernel/clock';

/** A provider that can be made to err, which a real one does not. */
const { privateKey, publicKey } = await generateKeyPair('RS256');
const foreign = await generateKeyPair('RS256');
const wrong = {
  claims: {} as Record<string, unknown>,
  key: privateKey,
  token: undefined as { status: number; body: string } | undefined,
  userInfo: {} as Record<string, unknown>,
  asked: new URLSearchParams(),
  /** How often what it redirects to was asked for. */
  astray: 0,
};

const server = createServer(async (request, response) => {
  const json = (body: object) => answer(response, 200, JSON.stringify(body));
  switch (request.url) {
    case '/.well-known/openid-configuration':
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        authorization_response_iss_parameter_supported: true,
      });
    case '/keys':
      return json({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig' }] });
    case '/userinfo':
      return json({ sub: 'ida', ...wrong.userInfo });
    case '/token':
      wrong.asked = new URLSearchParams(await text(request));
      if (wrong.token) {
        response.setHeader('location', `${issuer}/astray`);
        return answer(response, wrong.token.status, wrong.token.body);
      }
      return json({ access_token: 'access', token_type: 'Bearer', id_token: await idToken() });
    case '/astray':
      wrong.astray += 1;
      return json({});
    default:
      return answer(response, 404, '{}');
  }
});
const answer = (response: ServerResponse, status: number, body: string) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
vi.stubEnv('OIDC_ISSUER', issuer);
vi.stubEnv('OIDC_CLIENT_ID', 'license-manager');
vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret');
vi.stubEnv('OIDC_NAME', 'Example ID');
afterAll(() => server.close());

let nonce = '';
const seconds = () => Math.floor(Date.now() / 1000);
const idToken = () =>
  new SignJWT({
    iss: issuer,
    aud: 'license-manager',
    sub: 'ida',
    email: 'ida@example.com',
    nonce,
    iat: seconds(),
    exp: seconds() + 600,
    ...wrong.claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(wrong.key);

beforeEach(() => {
  Object.assign(wrong, { claims: {}, key: privateKey, token: undefined, userInfo: {} });
});

async function begin() {
  const begun = await beginSignOn('/people');
  const flow = openFlow(begun.sealed);
  if (!flow) throw new Error('The sign-in that has just begun is over.');
  nonce = flow.nonce;
  return { flow, address: new URL(begun.address), sealed: begun.sealed };
}

/** Comes back from the provider, with these parameters beside, or instead of, those of a good answer. */
async function comeBack(changes: Record<string, string> = {}) {
  const { flow } = await begin();
  const good = { code: 'the code', state: flow.state, iss: issuer };
  return finishSignOn(new URLSearchParams({ ...good, ...changes }), flow);
}

const fault = (message: RegExp, kind = 'unavailable') => ({ kind, message: expect.stringMatching(message) });

describe('single sign-on', () => {
  test('asks for a code with PKCE, state and nonce, and remembers them unreadably for ten minutes', async () => {
    const { flow, address, sealed } = await begin();
    const asked = Object.fromEntries(address.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'license-manager',
      redirect_uri: 'http://localhost:3000/sign-in/callback',
      scope: 'openid email profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge_method: 'S256',
    });
    expect(address.href).not.toContain(flow.verifier);
    expect(sealed).not.toContain(flow.state);
    expect(flow.target).toBe('/people');
    expect(openFlow(`${sealed.slice(0, -8)}forgery_`)).toBeUndefined();
    shiftClock(FLOW_LIFETIME + 1000);
    expect(openFlow(sealed)).toBeUndefined();
    shiftClock(0);
  });

  test('asks who is to confirm a session to sign in anew, and takes when that was from the ID token', async () => {
    const asked = async (confirms?: string) => {
      const { address, sealed } = await beginSignOn('/confirmed', confirms);
      const { prompt, max_age } = Object.fromEntries(new URL(address).searchParams);
      return { prompt, max_age, confirms: openFlow(sealed)?.confirms };
    };
    expect(await asked('a session')).toEqual({ prompt: 'login', max_age: '0', confirms: 'a session' });
    expect(await asked()).toEqual({ prompt: undefined, max_age: undefined, confirms: undefined });

    expect((await comeBack()).authenticatedAt).toBeUndefined();
    wrong.claims = { auth_time: 1_800_000_000 };
    expect((await comeBack()).authenticatedAt).toEqual(new Date('2027-01-15T08:00:00Z'));
    for (const auth_time of ['now', -1, null]) {
      wrong.claims = { auth_time };
      await expect(comeBack(), String(auth_time)).rejects.toMatchObject(fault(/could not be verified/));
    }
  });

  test('takes who it is from the verified ID token', async () => {
    const { identity } = await comeBack();
    expect(identity).toEqual({ issuer, subject: 'ida', email: 'ida@example.com', emailVerified: true });
    expect(wrong.asked.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    wrong.claims = { email_verified: false };
    expect((await comeBack()).identity.emailVerified).toBe(false);
    wrong.claims = { email: 'no address' };
    expect((await comeBack()).identity.email).toBeUndefined();
  });

  test('asks for the e-mail address where the ID token has none, and believes it of the same person only', async () => {
    wrong.claims = { email: undefined };
    wrong.userInfo = { email: 'ida@example.com', email_verified: false };
    expect((await comeBack()).identity).toMatchObject({ email: 'ida@example.com', emailVerified: false });
    wrong.userInfo = { sub: 'somebody else', email: 'else@example.com' };
    await expect(comeBack()).rejects.toMatchObject(fault(/could not be verified/));
  });

  test.each([
    ['of another issuer', { iss: 'https://login.example.com' }],
    ['for another client', { aud: 'another' }],
    ['of another sign-in', { nonce: 'another' }],
    ['without a subject', { sub: undefined }],
  ])('believes no ID token %s', async (_, claims) => {
    wrong.claims = claims;
    await expect(comeBack()).rejects.toMatchObject(fault(/could not be verified/));
  });

  test('believes no ID token that another key has signed', async () => {
    wrong.key = foreign.privateKey;
    await expect(comeBack()).rejects.toMatchObject(fault(/could not be verified/));
  });

  test('bears clocks that differ by less than a minute, and names those that differ by more', async () => {
    wrong.claims = { iat: seconds() + 40, exp: seconds() - 40 };
    await expect(comeBack()).resolves.toBeDefined();
    wrong.claims = { exp: seconds() - 90 };
    await expect(comeBack()).rejects.toMatchObject(fault(/clocks .* differ by more than a minute/));
  });

  test.each([
    ['with another state', { state: 'another' }, /could not be verified/],
    ['from another issuer', { iss: 'https://login.example.com' }, /could not be verified/],
    [
      'with an error',
      { error: 'server_error', error_description: 'On fire.\n<b>' },
      /refused it \(On fire\. <b>\)/,
    ],
  ])('refuses who comes back %s', async (_, changes, message) => {
    await expect(comeBack(changes)).rejects.toMatchObject(fault(message));
  });

  test('tells a person who cancelled from a provider that failed', async () => {
    const cancelled = comeBack({ error: 'access_denied' });
    await expect(cancelled).rejects.toMatchObject(fault(/was cancelled or refused there/, 'forbidden'));
    const answers: [status: number, body: string, message: RegExp][] = [
      [400, '{"error":"invalid_grant"}', /has withdrawn the sign-in, or it took too long/],
      [401, '{"error":"invalid_client"}', /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/],
      [503, 'Down for maintenance', /cannot be reached/],
      [200, '<html>', /could not be verified/],
      [200, '{"access_token":"a","token_type":"Bearer"}', /could not be verified/],
      [200, ' '.repeat(1024 * 1024 + 1), /cannot be reached/],
    ];
    for (const [status, body, message] of answers) {
      wrong.token = { status, body };
      await expect(comeBack(), body.slice(0, 50)).rejects.toMatchObject(fault(message));
    }
  });

  test.each([302, 307])(
    'hands the code to no other address that the provider leads to (%i)',
    async (status) => {
      wrong.token = { status, body: '' };
      await expect(comeBack()).rejects.toMatchObject(fault(/could not be verified/));
      expect(wrong.astray).toBe(0);
    },
  );
});
