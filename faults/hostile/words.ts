import fc, { type Arbitrary } from 'fast-check';

/** Texts that something somewhere has stumbled over. */
const infamous = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0001\u001b[31m',
  'two\r\nSet-Cookie: lines=1',
  '\ud800',
  'x\udc00',
  '\ufeff',
  '\u202eevil',
  'İıßﬀ',
  'Å\u0301',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '\u{10ffff}',
  `' OR 1=1 --`,
  `"; DROP TABLE customers; --`,
  `\\' UNION SELECT NULL--`,
  '%',
  '_%_',
  '*',
  '*)(uid=*))(|(uid=*',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%00',
  '%',
  '%zz',
  '%c0%ae',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text that is meant.
  '${jndi:ldap://127.0.0.1/x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,x',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '=cmd|calc!A1',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'null',
  'undefined',
  'NaN',
  'true',
  'false',
  'on',
  '-0',
  '0',
  '-1',
  '1e309',
  '0x10',
  '1,000',
  '٣',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775808',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '2026-01-01T00:00:00Z',
  '2026-01-01T24:00',
  '[object Object]',
  '$0',
  '$F1',
  '$K1',
  '$@1',
  '$n9',
  '$1:__proto__:then',
  '$undefined',
  '$Infinity',
  'xn--a-ecp.ru',
  'a@b',
  '"quoted name"@example.com',
  'ａｄｍｉｎ@example.com',
];

const long = [201, 255, 1001, 4097, 66_000].flatMap((length) =>
  ['a', '\u00e9', "'"].map((c) => c.repeat(length)),
);

/** Any text, most often a short one. */
export const hostileText = (): Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...infamous), weight: 10 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 3 },
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }), weight: 3 },
    { arbitrary: fc.string({ maxLength: 40 }), weight: 2 },
    { arbitrary: fc.constantFrom(...long), weight: 1 },
  );

const hostileNumber = (): Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, -0, -1, 0.1, 1e21, 1e308, 5e-324, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 2 ** 63),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );

const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

/** Any value that JSON can say, of every type. */
export const hostileValue = (): Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: hostileText(), weight: 8 },
    { arbitrary: hostileNumber(), weight: 4 },
    {
      arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], [{}], deep(40), deep(400)),
      weight: 4,
    },
    { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
    {
      arbitrary: fc.constantFrom(
        JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
        JSON.parse('{"__proto__":null,"toString":1,"valueOf":"x","then":"$1"}'),
        Array.from({ length: 2000 }, (_, index) => index),
      ),
      weight: 1,
    },
    { arbitrary: fc.array(hostileText(), { maxLength: 5 }), weight: 1 },
    { arbitrary: fc.dictionary(hostileText(), hostileText(), { maxKeys: 5 }), weight: 1 },
  );
