'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { type ActionResult, announceSessionEnd } from '#components/action-result';
import { reloadForNewVersion } from '#components/new-version';

/**
 * Calls a server action; what goes wrong on the way becomes an error with words, so that the page stays as it is.
 * Where the server has become a new version that does not know the action, the page is loaded anew, with what was typed.
 * Redirects and "not found" go on to Next.
 */
export async function runAction<Data>(
  action: () => Promise<ActionResult<Data> | undefined>,
): Promise<ActionResult<Data>> {
  try {
    const result = (await action()) ?? {};
    if (result.serverError?.kind === 'unauthenticated') announceSessionEnd();
    return result;
  } catch (error) {
    unstable_rethrow(error);
    if (unstable_isUnrecognizedActionError(error) && reloadForNewVersion()) return unanswered();
    return { serverError: { kind: 'unavailable', message: reason(error) } };
  }
}

/** For a page that is gone in a moment. */
const unanswered = () => new Promise<never>(() => undefined);

function reason(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error)) {
    return 'A new version of License Manager was installed meanwhile. Nothing was changed. Copy what you typed, then reload the page.';
  }
  return 'The server could not be reached, or failed. Check whether the change was made before you try again.';
}
