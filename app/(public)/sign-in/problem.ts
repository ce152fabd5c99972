import { randomUUID } from 'node:crypto';
import { seal, unseal } from '#lib/crypto/seal';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

const BINDING = 'sign-in problem';

/** The sign-in page that says `message`. Sealed: a link of somebody else's cannot make our page say what they like. */
export function signInPageSaying(message: string, target = '/'): string {
  const query = new URLSearchParams({ problem: seal(message, BINDING) });
  if (target !== '/') query.set('callbackUrl', target);
  return `/sign-in?${query}`;
}

/** The sign-in page that says why single sign-on did not work; what is for administrators goes to the console. */
export function problemPage(error: unknown, target: string): string {
  if (isAppError(error)) {
    if (error.kind === 'unavailable') console.error(`${error.message} (${causeOf(error)})`);
    return signInPageSaying(error.message, target);
  }
  const reference = randomUUID().slice(0, 8);
  console.error(`Single sign-on failed [${reference}]:`, withoutValues(error));
  return signInPageSaying(
    `Something failed on the server. If it happens again, report it with the reference ${reference}.`,
    target,
  );
}

/** Messages and codes only: the objects within hold codes and tokens. */
function causeOf({ cause }: { cause?: unknown }): string {
  if (!(cause instanceof Error)) return 'no further cause';
  const code = 'error' in cause && typeof cause.error === 'string' ? `: ${cause.error}` : '';
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
  return cause.message + code + inner;
}

/** What the sign-in page is to say, when it is opened with such an address. */
export const problemOf = (parameter: unknown): string | null =>
  typeof parameter === 'string' ? unseal(parameter, BINDING) : null;
