import { gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';
import { type Sender, senders } from './request.ts';
import { hostileText } from './words.ts';

/** What surrounds the content of a request: who sends it, its headers, and how its text becomes bytes. */

/** Most often `right`, so that a request gets past the first check; else anybody. */
export const sender = (...right: Sender[]): Arbitrary<Sender> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...right), weight: 6 },
    { arbitrary: fc.constantFrom(...senders), weight: 1 },
  );

/** Most often `method`. */
export const method = (right: string): Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constant(right), weight: 20 },
    {
      arbitrary: fc.constantFrom(
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'PROPFIND',
        'PURGE',
      ),
      weight: 1,
    },
  );

/** A header takes no line breaks and nothing beyond Latin-1; what clients cannot send is not sent here. */
const headerText = () =>
  hostileText().map((text) =>
    text
      .slice(0, 8000)
      .replace(/[^\t\x20-\x7e\x80-\xff]/gu, '?')
      .trim(),
  );

const abuses: [name: string, values: string[]][] = [
  [
    'authorization',
    ['Bearer', 'Bearer ', 'bearer x y', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`, 'Digest x'],
  ],
  ['accept', ['*/*', 'application/xml', 'text/x-component', ';;;', 'a'.repeat(5000)]],
  ['accept-language', ['xx', '*;q=', 'de-CH-1996-u-ca-buddhist']],
  ['accept-encoding', ['br;q=nonsense', 'identity;q=0, *;q=0']],
  ['content-encoding', ['gzip', 'br', 'nonsense']],
  ['cookie', ['a', '=;=', 'next-auth.session-token=x', '__proto__=x; constructor=y', 'x='.repeat(2000)]],
  ['if-none-match', ['*', 'W/"', '"a", W/"b",,,', '"'.repeat(3000)]],
  ['if-modified-since', ['nonsense', 'Thu, 01 Jan 1970 00:00:00 GMT']],
  ['range', ['bytes=0-0', 'bytes=-1', 'bytes=9-1,2-', 'lines=1']],
  ['expect', ['100-continue']],
  ['origin', ['null', 'https://elsewhere.example', 'nonsense']],
  ['referer', ['https://elsewhere.example/', 'nonsense']],
  ['forwarded', ['for="[::1]";host=elsewhere.example']],
  ['x-forwarded-for', ['nonsense', '::1, ::2', '999.999.999.999', ','.repeat(500)]],
  ['x-forwarded-host', ['elsewhere.example']],
  ['x-forwarded-proto', ['gopher']],
  ['x-original-url', ['/people']],
  ['x-rewrite-url', ['/people']],
  ['x-http-method-override', ['DELETE']],
  ['x-client-address', ['nonsense']],
  ['x-page-address', ['//elsewhere.example']],
  ['x-nonce', ['"><script>']],
  ['idempotency-key', ['', 'short', 'x'.repeat(300), 'ü'.repeat(20)]],
  ['x-middleware-subrequest', ['proxy:proxy:proxy:proxy:proxy', 'middleware']],
  ['x-middleware-prefetch', ['1']],
  ['x-nextjs-data', ['1']],
  ['x-matched-path', ['/people']],
  ['x-invoke-path', ['/people']],
  ['x-now-route-matches', ['1=people']],
  ['x-prerender-revalidate', ['nonsense']],
  [
    'next-router-state-tree',
    ['nonsense', '%', '[]', '%5B%22%22%2C%7B%7D%5D', '[[[['.repeat(500), '{"a":1}', 'null'],
  ],
  ['next-router-prefetch', ['1', '2', 'nonsense']],
  ['next-router-segment-prefetch', ['/_tree', '/../x', 'nonsense']],
  ['next-url', ['//elsewhere.example', 'nonsense', '/people']],
  ['rsc', ['1', 'nonsense']],
  ['next-action', ['x', '0'.repeat(40), '0'.repeat(42), '%00', '7f'.repeat(21)]],
  ['purpose', ['prefetch']],
];

/** No header, or some that do no good. */
export const abuse = (): Arbitrary<Record<string, string>> =>
  fc.oneof(
    { arbitrary: fc.constant({}), weight: 3 },
    {
      arbitrary: fc
        .array(
          fc
            .constantFrom(...abuses)
            .chain(([name, values]) =>
              fc
                .oneof({ arbitrary: fc.constantFrom(...values), weight: 4 }, headerText())
                .map((value) => [name, value]),
            ),
          { minLength: 1, maxLength: 3 },
        )
        .map((headers) => Object.fromEntries(headers) as Record<string, string>),
      weight: 1,
    },
  );

/** Most often `right`. */
export const contentType = (right: string): Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constant(right), weight: 24 },
    {
      arbitrary: fc.constantFrom(
        '',
        `${right}; charset=utf-16`,
        `${right};;`,
        'text/plain',
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'multipart/form-data; boundary=""',
        'application/xml',
        `x/${'y'.repeat(3000)}`,
      ),
      weight: 2,
    },
  );

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** Text most often as UTF-8, as it is; else cut, repeated, or in another encoding. */
export const encoded = (text: Arbitrary<string>): Arbitrary<string | Uint8Array> =>
  fc.tuple(text, fc.nat({ max: 40 })).map(([whole, how]) => {
    const encodings: ((text: string) => string | Uint8Array)[] = [
      (it) => it.slice(0, it.length / 2),
      (it) => it + it,
      (it) => `\ufeff${it}`,
      utf16,
      (it) => new Uint8Array(Buffer.from(it, 'latin1')),
      (it) => new Uint8Array(gzipSync(it)),
      () => '',
      (it) => new Uint8Array([...Buffer.from(it.slice(0, 500)), 0xff, 0xfe, 0xc0, 0x80]),
    ];
    return encodings[how]?.(whole) ?? whole;
  });
