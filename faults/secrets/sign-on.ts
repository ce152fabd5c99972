import type { OpenIdProvider } from '../../e2e/fixtures/openid-provider.ts';
import type { Person } from '../person.ts';

/** Signs `person` in at the provider as `subject`. Gives the address that leads back, with its one-time code. */
export async function signOn(person: Person, provider: OpenIdProvider, subject: string): Promise<string> {
  const begun = await person.open('/sign-in/provider');
  const cookies = new Map<string, string>();
  let next = new URL(begun.headers.get('location') ?? '');
  let form: URLSearchParams | undefined;
  for (let step = 0; next.origin === provider.issuer; step += 1) {
    if (step > 20) throw new Error(`The provider leads nowhere: ${next.pathname}`);
    const answer = await fetch(next, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form ?? null,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    form = location ? undefined : new URLSearchParams({ login: subject, answer: 'yes' });
    if (location) next = new URL(location, next);
  }
  const back = next.pathname + next.search;
  const signedIn = await person.open(back);
  if (new URL(signedIn.headers.get('location') ?? '', next).pathname !== '/')
    throw new Error(`Nobody was signed in: ${signedIn.headers.get('location')}`);
  return back;
}
