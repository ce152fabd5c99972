import { randomUUID } from 'node:crypto';
import { seal, unseal } from '#lib/crypto/seal';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

const BINDING = 'sign-in problem';

/**
 * The sign-in page, or another `page`, that says `message`. Sealed: a link of somebody else's cannot make our page
 * say what they like.
 */
export function pageSaying(message: string, target = '/', page = '/sign-in'): string {
  const query = new URLSearchParams({ problem: seal(message, BINDING) });
  if (target !== '/' && target !== page) query.set('callbackUrl', target);
  return `${page}?${query}`;
}

/** The page that says why single sign-on did not work; what is for administrators goes to the console. */
export function problemPage(error: unknown, target: string, page?: string): string {
  if (isAppError(error)) {
    if (error.kind === 'unavailable') console.error(`${error.message} (${causeOf(error)})`);
    return pageSaying(error.message, target, page);
  }
  const reference = randomUUID().slice(0, 8);
  console.error(`Single sign-on failed [${reference}]:`, withoutValues(error));
  return pageSaying(
    `Something failed on the server. If it happens again, report it with the reference ${reference}.`,
    target,
    page,
  );
}

/** Messages and codes only: the objects within hold codes and tokens. */
function causeOf({ cause }: { cause?: unknown }): string {
  if (!(cause instanceof Error)) return 'no further cause';
  const code = 'error' in cause && typeof cause.error === 'string' ? `: ${cause.error}` : '';
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
  return cause.message + code + inner;
}

/** What the page is to say, when it is opened with such an address. */
export const problemOf = (parameter: unknown): string | null =>
  typeof parameter === 'string' ? unseal(parameter, BINDING) : null;
