import { serverActions } from '../e2e/fixtures/actions.ts';
import { readAction } from './action-answer.ts';
import type { Instance } from './instance.ts';

/** What an action answers; `status` is that of the request. */
export interface ActionAnswer {
  status: number;
  data?: Record<string, unknown>;
  serverError?: { kind: string; message: string; fieldErrors?: Record<string, string[]>; code?: string };
}

/** Somebody who works with the pages, without a browser. */
export interface Person {
  /** What tells its requests from those of others. */
  headers(): { origin: string; cookie: string };
  /** Opens a page. Redirects are not followed. */
  open(path: string, init?: RequestInit): Promise<Response>;
  /**
   * Posts a server action, named by its file and function as in `products/actions create`, as a page would.
   * Throws when no whole answer came, so that one cannot know whether it was done.
   */
  act(action: string, input: object, init?: RequestInit): Promise<ActionAnswer>;
  /** The same person, with the same session, at another instance of the same installation. */
  at(url: string): Person;
}

/** An action may wait half a minute for what an instance that died has begun, and does more than most. */
const PATIENCE_MS = 90_000;

interface Address {
  url: string;
  /** As browsers see it; the same as `url` unless a proxy stands before. */
  origin?: string;
}

/** Somebody without a session. */
export function stranger({ url, origin = url }: Address): Person {
  return personWith(url, origin, new Map());
}

/** Signs in on the sign-in page. Throws when that is refused. */
export async function signIn(
  { url, origin = url }: Address,
  { email, password }: Instance['admin'],
): Promise<Person> {
  const person = stranger({ url, origin });
  const { status, serverError } = await person.act('sign-in/actions signIn', { email, password });
  if (serverError || status >= 400)
    throw new Error(`${email} could not sign in: ${serverError?.message ?? `status ${status}`}`);
  return person;
}

function personWith(url: string, origin: string, cookies: Map<string, string>): Person {
  const actions = new Map(serverActions().map((action) => [action.name, action]));
  const ownHeaders = () => ({
    origin,
    // As a proxy in front of an instance says it.
    'x-forwarded-host': new URL(origin).host,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const open = async (path: string, { headers, ...init }: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...init,
      headers: {
        ...(headers as Record<string, string> | undefined),
        ...ownHeaders(),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) keep(cookies, cookie);
    return answer;
  };
  return {
    headers: ownHeaders,
    open,
    at: (elsewhere) => personWith(elsewhere, origin, cookies),
    async act(name, input, init = {}) {
      const action = actions.get(name);
      if (!action) throw new Error(`The build has no action ${name}.`);
      const answer = await open(action.path, {
        ...init,
        method: 'POST',
        headers: {
          ...(init.headers as Record<string, string> | undefined),
          'next-action': action.id,
          'content-type': 'text/plain;charset=UTF-8',
          accept: 'text/x-component',
        },
        // The first argument is the input, or the state before it where the action keeps one; then the second is.
        body: JSON.stringify([input, input]),
      });
      return { status: answer.status, ...readAction(await answer.text()) };
    },
  };
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (gone) cookies.delete(name);
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
}

/** Creates an API token of an instance, as its administrator does on a page. */
export async function createApiToken(administrator: Person, name: string, scopes: string[]): Promise<string> {
  const { data, serverError } = await administrator.act('api-tokens/actions create', { name, scopes });
  if (typeof data?.token !== 'string') throw new Error(`There is no API token: ${serverError?.message}`);
  return data.token;
}
