import { describe, expect, test } from 'vitest';
import { readConfig } from '#lib/config/config';

describe('settings', () => {
  test('have defaults that work', () => {
    const config = readConfig({});
    expect(config.publicUrl).toBe('http://localhost:3000');
    expect(config.issuer).toBe('http://localhost:3000/api/licensing/v1');
    expect(config.databaseUrl).toMatch(/^file:\/.*\/data\/license-manager\.db$/);
    expect([...config.workspaces]).toEqual(['publisher', 'environment']);
    expect(config.trustProxy).toBe(0);
  });

  test('a public URL loses its trailing slash and gives the issuer', () => {
    expect(readConfig({ PUBLIC_URL: 'https://licenses.example.com/' }).issuer).toBe(
      'https://licenses.example.com/api/licensing/v1',
    );
  });

  test.each([
    ['PORT', 'ninety'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'licenses.example.com'],
    ['PUBLIC_URL', 'https://licenses.example.com/path'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'postgres://user:half#other@db/licenses'],
    ['SIGNING_ALG', 'HS256'],
    ['TRUST_PROXY', 'many'],
    ['SHUTDOWN_DELAY', 'a while'],
    ['WORKSPACES', 'publisher,shop'],
    ['SECRET_KEY', 'short'],
    ['PRODUCTION', 'perhaps'],
    ['LOCAL_ACCOUNTS', 'sometimes'],
    ['LOCAL_ACCOUNTS', 'off'],
    ['OIDC_CLIENT_SECRET', 'a secret without a provider'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  test('an address of a database that cannot be read is not told with its password', () => {
    for (const url of ['postgres://user:half#other@db/licenses', 'postgres://user:half/other@db/licenses']) {
      expect(() => readConfig({ DATABASE_URL: url })).toThrow('%23 for #');
      expect(() => readConfig({ DATABASE_URL: url })).not.toThrow('other');
    }
  });

  test.each(['postgres://user:p%23@db:5432/licenses', 'postgres://user:p@/licenses?host=/run/postgresql'])(
    '%s is the address of a database',
    (url) => {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  const provider = {
    OIDC_ISSUER: 'https://login.example.com/',
    OIDC_CLIENT_ID: 'license-manager',
    OIDC_CLIENT_SECRET: 'secret',
  };

  test('an OpenID Provider can stand beside local accounts, or instead of them', () => {
    expect(readConfig({})).toMatchObject({ oidc: undefined, localAccounts: true });
    expect(readConfig(provider)).toMatchObject({
      oidc: { issuer: 'https://login.example.com/', name: 'single sign-on' },
      localAccounts: true,
    });
    expect(
      readConfig({ ...provider, OIDC_NAME: 'Entra ID', LOCAL_ACCOUNTS: 'off', ADMIN_EMAIL: 'a@example.com' }),
    ).toMatchObject({ oidc: { name: 'Entra ID' }, localAccounts: false, admin: { email: 'a@example.com' } });
    expect(readConfig({ ADMIN_EMAIL: 'a@example.com' }).admin).toBeUndefined();
  });

  test.each([
    ['http://login.example.com', 'https://'],
    ['login.example.com', 'address of an OpenID Provider'],
    ['https://login.example.com/.well-known/openid-configuration', 'the issuer itself'],
    ['https://login.microsoftonline.com/common/v2.0', 'one tenant'],
    ['https://login.microsoftonline.com/organizations/v2.0', 'one tenant'],
  ])('the issuer %s is refused, with the reason', (issuer, reason) => {
    expect(() => readConfig({ ...provider, OIDC_ISSUER: issuer })).toThrow(
      new RegExp(`OIDC_ISSUER: .*${reason}`),
    );
  });

  test('an issuer on this machine may speak http', () => {
    for (const issuer of ['http://localhost:4000', 'http://127.0.0.1:4000/realm', 'http://[::1]:4000'])
      expect(readConfig({ ...provider, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
  });

  test.each(Object.keys(provider))('the OpenID Provider is incomplete without %s', (name) => {
    expect(() => readConfig({ ...provider, [name]: undefined })).toThrow(`${name}: is needed too`);
  });
});
