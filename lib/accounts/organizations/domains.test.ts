import { describe, expect, test } from 'vitest';
import { domainList, emailDomainAllowed } from '#lib/accounts/organizations/domains';

describe('the domains of an organization', () => {
  test('admit exactly their own addresses, however these are written', () => {
    const domains = ['nordlys.example', 'nordlys.test'];
    expect(emailDomainAllowed('ida@nordlys.example', domains)).toBe(true);
    expect(emailDomainAllowed('Ida@NORDLYS.Test', domains)).toBe(true);
    expect(emailDomainAllowed('"nordlys.example@x"@nordlys.test', domains)).toBe(true);
  });

  test('admit international names in either way of writing', () => {
    const domains = ['xn--mller-vua.example'];
    for (const email of ['ida@møller.example', 'ida@MØLLER.example', 'ida@XN--MLLER-VUA.example'])
      expect(emailDomainAllowed(email, domains), email).toBe(true);
    expect(emailDomainAllowed('ida@moller.example', domains)).toBe(false);
  });

  test('admit neither subdomains, nor addresses that only look alike', () => {
    for (const email of [
      'ida@mail.nordlys.example',
      'ida@notnordlys.example',
      'ida@nordlys.example.evil.test',
      'nordlys.example@evil.test',
      '"ida@nordlys.example"@evil.test',
      'ida@nordlys.example:80',
      'ida@nordlys.example/',
      'ida@nordlys.example.',
      'ida@nordlys.example/ø',
      'ida@nordlys.example?ø',
      'ida@ø:1@nordlys.example:1',
      'nobody',
    ])
      expect(emailDomainAllowed(email, ['nordlys.example']), email).toBe(false);
  });

  test('admit everybody when there are none', () => {
    expect(emailDomainAllowed('ida@anywhere.example', [])).toBe(true);
  });
});

describe('the list of domains that somebody types', () => {
  test('is kept folded, each domain once', () => {
    const typed = ' Nordlys.Example\n@nordlys.test, NORDLYS.example;møller.example ';
    expect(domainList().parse(typed)).toEqual(['nordlys.example', 'nordlys.test', 'xn--mller-vua.example']);
    expect(domainList().parse('')).toEqual([]);
    expect(domainList().parse(undefined)).toEqual([]);
    expect(domainList().parse(['Nordlys.Example'])).toEqual(['nordlys.example']);
  });

  test.each([
    '*.nordlys.example',
    'nordlys',
    'nordlys..example',
    'ida@nordlys.example',
    'https://nordlys.example',
    'nordlys.example/x',
    '10.0.0.1',
    '-nordlys.example',
    'nord_lys.example',
    `${'a'.repeat(64)}.example`,
    `${'long.'.repeat(60)}example`,
  ])('is refused with %j in it', (typed) => {
    expect(domainList().safeParse(`fine.example ${typed}`).error?.issues).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/: (not a domain|list each subdomain)/) }),
    ]);
  });

  test('is refused when it is none, or too long', () => {
    for (const input of [5, { a: 1 }, [1], Array.from({ length: 101 }, (_, n) => `a${n}.example`)])
      expect(domainList().safeParse(input).success).toBe(false);
  });
});
