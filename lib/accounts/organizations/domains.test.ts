import { describe, expect, test } from 'vitest';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';

describe('the domains of an organization', () => {
  test('admit exactly their own addresses, however these are written', () => {
    const domains = ['nordlys.example', 'nordlys.test'];
    expect(emailDomainAllowed('ida@nordlys.example', domains)).toBe(true);
    expect(emailDomainAllowed('Ida@NORDLYS.Test', domains)).toBe(true);
    expect(emailDomainAllowed('"nordlys.example@x"@nordlys.test', domains)).toBe(true);
  });

  test('admit neither subdomains, nor addresses that only look alike', () => {
    for (const email of [
      'ida@mail.nordlys.example',
      'ida@notnordlys.example',
      'ida@nordlys.example.evil.test',
      'nordlys.example@evil.test',
      '"ida@nordlys.example"@evil.test',
      'nobody',
    ])
      expect(emailDomainAllowed(email, ['nordlys.example']), email).toBe(false);
  });

  test('admit everybody when there are none', () => {
    expect(emailDomainAllowed('ida@anywhere.example', [])).toBe(true);
  });
});
