import type { ServerResponse } from 'node:http';
import { config } from '#lib/config/config';
import { singleton } from '#lib/kernel/singleton';

const always: [name: string, value: string][] = [
  // Kept by nobody, unless who answers says otherwise.
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  // Not `no-referrer`: browsers would then post forms with the origin `null`. Addresses hold one-time tokens.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  // What is no page loads nothing and runs nothing. A page replaces this by its own policy.
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
];

/** RFC 6797: a year, in which browsers ask this host, and those below it, by https only. */
const BY_HTTPS_ONLY: [name: string, value: string] = [
  'strict-transport-security',
  'max-age=31536000; includeSubDomains',
];

const headers = () =>
  singleton('http.headers', () =>
    config().publicUrl.startsWith('https:') ? [...always, BY_HTTPS_ONLY] : always,
  );

/** Gives an answer, whoever will write it, the headers that confine what a browser makes of it. */
export function confine(response: ServerResponse): void {
  for (const [name, value] of headers()) response.setHeader(name, value);
}
