import { describe, expect, it } from 'vitest';
import { licenseTypes } from '#lib/contract/vocabulary';
import { entitledVersion, latestVersion } from '#lib/license/releases';

const releases = [
  { version: '10.0.43', releasedOn: '2025-03-01' },
  { version: '10.0.9', releasedOn: '2025-05-01' },
  { version: '10.1', releasedOn: '2025-06-01' },
];

describe('releases', () => {
  it('has as latest the highest version, not the last released', () => {
    expect(latestVersion(releases.slice(0, 2))).toBe('10.0.43');
    expect(latestVersion([...releases].reverse())).toBe('10.1');
    expect(latestVersion([])).toBeNull();
  });

  it.each([
    ['2025-02-28', null],
    ['2025-03-01', '10.0.43'],
    ['2025-05-31', '10.0.43'],
    ['2025-06-01', '10.1'],
    [null, '10.1'],
  ])('covers under a Perpetual license that ends on %s version %s', (expiresOn, expected) => {
    expect(entitledVersion(releases, 'Perpetual', expiresOn)).toBe(expected);
  });

  it.each(licenseTypes.filter((type) => type !== 'Perpetual'))(
    'covers the latest version under %s',
    (type) => {
      expect(entitledVersion(releases, type, '2025-02-28')).toBe('10.1');
    },
  );
});
