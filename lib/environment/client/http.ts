import { fault } from '#lib/environment/client/fault';
import { endpointProblem } from '#lib/environment/identity/endpoint';
import { SECOND } from '#lib/kernel/clock';
import { isAppError } from '#lib/kernel/errors';
import { readBounded } from '#lib/kernel/read-bounded';

export interface HttpLimits {
  /** For connection, answer and body together, in milliseconds. */
  timeout: number;
  maxBytes: number;
}

export const limits = {
  small: { timeout: 10 * SECOND, maxBytes: 256 * 1024 },
  token: { timeout: 20 * SECOND, maxBytes: 256 * 1024 },
  licenses: { timeout: 20 * SECOND, maxBytes: 4 * 1024 * 1024 },
  announcements: { timeout: 10 * SECOND, maxBytes: 2 * 1024 * 1024 },
} as const satisfies Record<string, HttpLimits>;

/**
 * `fetch` for the licensing service: bounded in time and size, follows no redirect, speaks https or to this machine
 * only. The answer has been read to its end. Throws a fault, also for 429 and for 500 and above.
 */
export async function request(
  url: string,
  init: RequestInit,
  { timeout, maxBytes }: HttpLimits,
): Promise<Response> {
  const where = checkedAddress(url);
  const signal = AbortSignal.timeout(timeout);
  try {
    // `no-store`: inside a page's bundle `fetch` is Next's, which would cache.
    const answer = await fetch(url, { ...init, redirect: 'manual', cache: 'no-store', signal });
    const body = await readBounded(answer, maxBytes, () =>
      fault(
        'too-large',
        `${where} answered with more than ${Math.floor(maxBytes / 1024).toLocaleString('en')} KB.`,
      ),
    );
    refuseStatus(answer, where);
    const empty = body.byteLength === 0 || answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : body, { status: answer.status, headers: answer.headers });
  } catch (error) {
    if (isAppError(error)) throw error;
    if (signal.aborted) {
      throw fault('slow', `${where} did not answer within ${timeout / SECOND} seconds.`, { cause: error });
    }
    throw fault('unreachable', `${where} cannot be reached: ${reasonOf(error)}.`, { cause: error });
  }
}

function checkedAddress(url: string): string {
  // A query is ours to add; the rest of the rules is the endpoint's.
  const problem = endpointProblem(url.split('?')[0] ?? '');
  if (problem) throw fault('bad-endpoint', `The registration endpoint cannot be used. ${problem}`);
  return new URL(url).origin;
}

function refuseStatus(answer: Response, where: string): void {
  const { status } = answer;
  if (status === 429) {
    const retryAfter = retryAfterOf(answer);
    const when = retryAfter ? `in ${retryAfter} seconds` : 'later';
    throw fault('rate-limited', `${where} has had too many requests (429). Try again ${when}.`, {
      retryAfter,
    });
  }
  if (status >= 500) throw fault('server-error', `${where} failed to answer (HTTP ${status}).`);
  if (status >= 300 && status < 400 && status !== 304) {
    throw fault('redirected', `${where} redirects elsewhere (HTTP ${status}), which is not followed.`);
  }
}

function retryAfterOf(answer: Response): number | undefined {
  const header = answer.headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d{1,6}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / SECOND);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

const reasons: [pattern: RegExp, reason: string][] = [
  [/ENOTFOUND|EAI_AGAIN/, 'the host name is not known'],
  [/ECONNREFUSED/, 'the connection was refused'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET/, 'the connection was closed before the answer was complete'],
  [/EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/, 'there is no route to the host'],
  [/TIMEOUT|ETIMEDOUT/, 'the connection timed out'],
  [
    /CERT|ERR_TLS|ERR_SSL|EPROTO|SELF_SIGNED|UNABLE_TO_VERIFY/,
    'the TLS certificate or connection is not good',
  ],
  [/HPE_/, 'the answer is not HTTP'],
];

/** Why `fetch` failed, in words. Its own message says only that it did; the cause has the code. */
function reasonOf(error: unknown): string {
  for (let each = error as { code?: unknown; cause?: unknown; errors?: unknown[] } | undefined; each; ) {
    const code = typeof each.code === 'string' ? each.code : '';
    const known = reasons.find(([pattern]) => pattern.test(code));
    if (known) return code && /CERT|TLS|SSL|SIGNED|VERIFY/.test(code) ? `${known[1]} (${code})` : known[1];
    each = (each.cause ?? each.errors?.[0]) as typeof each | undefined;
  }
  return 'the connection failed';
}
