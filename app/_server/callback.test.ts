import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeCallback, signInAddress } from './callback';

describe('where to go after signing in', () => {
  test('is a page of this instance with its tab and filter', () => {
    for (const place of ['/', '/customers/contoso?q=a%20b&page=2', '/license-management/audit-log#top'])
      expect(safeCallback(place)).toBe(place);
  });

  test.each([
    'https://evil.example',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '///evil.example',
    '\\\\evil.example',
    '/\\\\evil.example',
    '/\r\n//evil.example',
    'https:/evil.example',
    'http:evil.example',
    '//user@evil.example',
    'data:text/html,x',
    ' //evil.example',
    '/sign-in/callback?code=stolen',
    'javascript:alert(1)',
    'evil.example',
    '',
    '/sign-in?callbackUrl=/sign-in',
    '/sign-out',
    `/${'x'.repeat(3000)}`,
    undefined,
    ['/people', '/jobs'],
    { toString: () => '/people' },
  ])('is the first page instead of %j', (wanted) => {
    expect(safeCallback(wanted)).toBe('/');
  });
});

describe('where to sign in for a page', () => {
  test('is told where to come back to', () => {
    expect(signInAddress('/people?q=a b')).toBe('/sign-in?callbackUrl=%2Fpeople%3Fq%3Da%2520b');
    for (const first of ['/', null]) expect(signInAddress(first)).toBe('/sign-in');
  });

  test('stays short enough for a header, however long the address of the page is', () => {
    const address = signInAddress(`/people?q=${'%27'.repeat(15_000)}`);
    expect(address).toBe('/sign-in?callbackUrl=%2Fpeople');
    expect(signInAddress(`/${'x'.repeat(50_000)}`)).toBe('/sign-in');
  });

  test('is here, whatever is made of slashes, dots, blanks and hosts', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '..',
        ':',
        '@',
        '?',
        '#',
        '%2f',
        '%5c',
        '\t',
        '\n',
        '\0',
        ' ',
        'https:',
      ),
      fc.constantFrom('evil.example', 'javascript:', '[::1]', 'people', '\u3002', '\uff0f'),
      fc.string(),
    );
    const here = 'https://here.example';
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const target = safeCallback(pieces.join(''));
        expect(new URL(target, here).origin).toBe(here);
        expect(target).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 5000 },
    );
  });
});
