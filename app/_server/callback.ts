/** Characters. A `Location` that is longer than clients and proxies take in headers would lead nowhere. */
const LONGEST = 2000;

/** Where to sign in for the page at `here`; one whose address is too long is come back to without what it asks for. */
export function signInAddress(here: string | null): string {
  const short = here !== null && here.length > LONGEST ? here.split('?', 1)[0] : here;
  const target = safeCallback(short);
  return target === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(target)}`;
}

/**
 * Where to go after signing in: `wanted` if it is a place of this instance, else the first page. Whatever a link
 * says, nobody is sent elsewhere.
 */
export function safeCallback(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > LONGEST) return '/';
  // Resolved as a browser does, which reads `/\host`, `//host` and `/<tab>/host` as another host.
  const base = 'http://this.invalid';
  if (!URL.canParse(wanted, base)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, base);
  if (origin !== base || pathname.startsWith('//') || pathname.startsWith('/sign-')) return '/';
  return pathname + search + hash;
}
