/**
 * Where to go after signing in: `wanted` if it is a place of this instance, else the first page. Whatever a link
 * says, nobody is sent elsewhere.
 */
export function safeCallback(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2000) return '/';
  // Resolved as a browser does, which reads `/\host`, `//host` and `/<tab>/host` as another host.
  const base = 'http://this.invalid';
  if (!URL.canParse(wanted, base)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, base);
  if (origin !== base || pathname.startsWith('//') || pathname.startsWith('/sign-')) return '/';
  return pathname + search + hash;
}
