import { serverActions } from './fixtures/actions.ts';
import { expect, test } from './fixtures/instances.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { openIdProvider } from './fixtures/openid-provider.ts';

/** As browsers see the instance: behind a proxy that speaks TLS. What the proxy hands on is plain. */
const ORIGIN = 'https://licenses.example.com';

const attributesOf = (cookie: string) =>
  cookie
    .split(';')
    .slice(1)
    .map((attribute) => attribute.trim().toLowerCase());

/** A cookie that no script reads, that goes over https only, and that another site's posts do not carry. */
function expectGuarded(cookie: string): void {
  expect(cookie).toMatch(/^__Host-/);
  expect(attributesOf(cookie)).toEqual(
    expect.arrayContaining(['httponly', 'secure', 'samesite=lax', 'path=/']),
  );
  expect(cookie.toLowerCase()).not.toContain('domain=');
}

async function signIn(app: LicenseManager): Promise<Response> {
  const action = serverActions().find(({ name }) => name === 'sign-in/actions signIn');
  return fetch(`${app.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: ORIGIN, 'next-action': action?.id ?? '', 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([{}, app.admin]),
  });
}

test('by https, browsers are told to stay there, and cookies go nowhere else', async ({ start }) => {
  const provider = await openIdProvider('Example ID');
  try {
    const app = await start({ ...provider.settings, PUBLIC_URL: ORIGIN });
    await provider.serve(ORIGIN);
    const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(
      await (await fetch(`${app.url}/sign-in`)).text(),
    )?.[1];
    const paths = [
      '/sign-in',
      '/people',
      '/never-heard-of',
      script ?? '/there-is-no-script',
      '/icon.svg',
      '/health',
      '/api/licensing/v1/jwks.json',
      '/api/licensing/v1/licenses',
      '/scim/v2/Users',
      '/%zz',
    ];
    for (const path of paths) {
      const { headers } = await fetch(app.url + path, { redirect: 'manual' });
      expect.soft(headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains');
    }

    const signedIn = await signIn(app);
    const [session = '', ...others] = signedIn.headers.getSetCookie();
    expectGuarded(session);
    expect(others).toEqual([]);

    const cookie = session.split(';', 1)[0] ?? '';
    const renewal = await fetch(`${app.url}/api/auth/session`, { headers: { cookie } });
    expect(await renewal.json()).toMatchObject({ userId: expect.any(String) });
    const renewed = renewal.headers.getSetCookie();
    expect(renewed.length).toBeGreaterThan(0);
    for (const each of renewed) expectGuarded(each);

    const begun = await fetch(`${app.url}/sign-in/provider`, { redirect: 'manual' });
    expect(begun.headers.get('location')).toContain(provider.settings.OIDC_ISSUER);
    for (const each of begun.headers.getSetCookie()) expectGuarded(each);
    expect(begun.headers.getSetCookie()).toHaveLength(1);
  } finally {
    await provider.close();
  }
});
