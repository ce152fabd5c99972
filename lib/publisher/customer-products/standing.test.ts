import { expect, it } from 'vitest';
import { standingOf } from '#lib/publisher/customer-products/standing';

const TODAY = '2026-11-22';
const terms = {
  licenseType: 'Annual',
  enabled: true,
  siteLicense: false,
  userCount: 10,
  startsOn: null,
  expiresOn: '2027-11-22',
};

it.each([
  [{}, null, 'valid'],
  [{}, 10, 'valid'],
  [{}, 11, 'exceeded'],
  [{ siteLicense: true, userCount: null }, 11, 'valid'],
  [{ enabled: false, expiresOn: '2020-01-01' }, 11, 'disabled'],
  [{ expiresOn: '2026-11-21' }, 11, 'expired'],
  [{ expiresOn: '2026-11-22' }, null, 'ending'],
  [{ expiresOn: '2026-12-22' }, null, 'ending'],
  [{ expiresOn: '2026-12-23' }, null, 'valid'],
  [{ expiresOn: null }, null, 'valid'],
  [{ startsOn: '2026-11-23' }, null, 'not-started'],
  [{ startsOn: '2026-11-22' }, null, 'valid'],
  [{ licenseType: 'Perpetual', expiresOn: '2026-11-21' }, null, 'maintenance-lapsed'],
  [{ licenseType: 'Perpetual', expiresOn: '2026-11-21' }, 11, 'exceeded'],
])('terms with %j and %s used stand as %s', (changes, used, standing) => {
  expect(standingOf({ ...terms, ...changes }, used, TODAY)).toBe(standing);
});
