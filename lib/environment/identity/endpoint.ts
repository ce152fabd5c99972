import { z } from 'zod';
import { text } from '#lib/kernel/fields';

/** Whether `host` (as in `URL.hostname`) is this machine itself. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/** `value` as it is kept and compared: without the trailing slash. */
export const trimEndpoint = (value: string): string => value.trim().replace(/\/+$/, '');

/** What is wrong with `value` as a registration endpoint; `null` when nothing is. */
export function endpointProblem(value: string): string | null {
  if (!URL.canParse(value)) return 'Not a URL. Write it as https://licenses.example.com/api/licensing/v1.';
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Must begin with https://.';
  if (url.username || url.password) return 'Must not contain a user name or password.';
  if (url.search || value.includes('?')) return 'Must not contain a query (?…).';
  if (url.hash || value.includes('#')) return 'Must not contain a fragment (#…).';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'Must begin with https://. Plain http is allowed on this machine (localhost) only.';
  }
  return null;
}

/** The registration endpoint as an administrator types it. */
export const endpointField = () =>
  text(2000).transform((value, context) => {
    const problem = endpointProblem(value);
    if (problem) {
      context.addIssue({ code: 'custom', message: problem });
      return z.NEVER;
    }
    // The parsed form: `HTTPS://Host` and a default port would otherwise count as another endpoint.
    return trimEndpoint(new URL(value).href);
  });
