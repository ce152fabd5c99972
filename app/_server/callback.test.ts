import { describe, expect, test } from 'vitest';
import { safeCallback } from './callback';

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
