import { describe, expect, test } from 'vitest';
import { licenseTypes } from '#lib/contract/vocabulary';
import { fieldErrorsOf } from '#lib/kernel/parse';
import { customerProductInput, newCustomerProductInput } from './schema';

const good = {
  licenseType: 'Annual',
  enabled: 'on',
  startsOn: '2025-01-01',
  expiresOn: '2025-12-31',
  userCount: '20',
};
const check = (input: object, featureManaged = true) => {
  const result = customerProductInput(featureManaged).safeParse({ ...good, ...input });
  return result.success ? result.data : fieldErrorsOf(result.error);
};
const wrong = (input: object, featureManaged = true) => Object.keys(check(input, featureManaged)).sort();

describe('the terms of a customer product, as a form posts them', () => {
  test('come out typed', () => {
    expect(check({ siteLicense: 'off', notes: 'a\r\nb', wbs: ' W-1 ' })).toEqual({
      licenseType: 'Annual',
      enabled: true,
      startsOn: '2025-01-01',
      expiresOn: '2025-12-31',
      featureDisableOn: null,
      agreementStartsOn: null,
      siteLicense: false,
      userCount: 20,
      wbs: 'W-1',
      invoicedAs: '',
      notes: 'a\nb',
    });
  });

  test.each([undefined, '', ' ', '0', '-1', '1.5', '1000001', '1e3', 'ten', '99999999999999999999'])(
    'ask for No. of users without a site license, and not for %j',
    (userCount) =>
      expect(check({ userCount })).toEqual({ userCount: [expect.stringContaining('1,000,000')] }),
  );

  test.each(['1', '1000000', 1, 1_000_000])('take %j users', (userCount) =>
    expect(check({ userCount })).toMatchObject({ userCount: Number(userCount) }),
  );

  test.each([undefined, '', '20', 'rubbish', -1])(
    'store no No. of users with a site license, whatever stands there (%j)',
    (userCount) => expect(check({ siteLicense: 'on', userCount })).toMatchObject({ userCount: null }),
  );

  test('ask for an end date of Temp only', () => {
    for (const licenseType of licenseTypes) {
      const expected = licenseType === 'Temp' ? ['expiresOn'] : [];
      const errors = customerProductInput(true).safeParse({ ...good, licenseType, expiresOn: '' });
      expect(errors.success ? [] : Object.keys(fieldErrorsOf(errors.error))).toEqual(expected);
    }
  });

  test('hold dates to their order, and a disable date to a feature-managed product', () => {
    expect(wrong({ expiresOn: '2024-12-31' })).toEqual(['expiresOn']);
    expect(wrong({ featureDisableOn: '2025-12-30' })).toEqual(['featureDisableOn']);
    expect(wrong({ featureDisableOn: '2026-01-31' }, false)).toEqual(['featureDisableOn']);
    expect(wrong({ featureDisableOn: '2026-01-31', expiresOn: '' })).toEqual(['featureDisableOn']);
    expect(check({ featureDisableOn: '2026-01-31' })).toMatchObject({ featureDisableOn: '2026-01-31' });
  });

  test('say everything that is wrong at once, each once', () => {
    const errors = check({
      licenseType: 'Weekly',
      userCount: '',
      startsOn: '2025-02-30',
      expiresOn: 'soon',
      featureDisableOn: '2020-01-01',
      notes: 'a\u0000b',
    });
    expect(Object.keys(errors).sort()).toEqual(
      ['expiresOn', 'licenseType', 'notes', 'startsOn', 'userCount', 'featureDisableOn'].sort(),
    );
    for (const messages of Object.values(errors)) expect(messages).toHaveLength(1);
  });

  test('of a new one also name the product, whose feature is looked up', () => {
    const schema = newCustomerProductInput((id) => id === '019337a0-0000-7000-8000-000000000001');
    const errorsFor = (productId: string) => {
      const result = schema.safeParse({ ...good, productId, featureDisableOn: '2026-01-31', userCount: '' });
      return result.success ? [] : Object.keys(fieldErrorsOf(result.error)).sort();
    };
    expect(errorsFor('')).toEqual(['featureDisableOn', 'productId', 'userCount']);
    expect(errorsFor('019337a0-0000-7000-8000-000000000001')).toEqual(['userCount']);
    expect(errorsFor('019337a0-0000-7000-8000-000000000002')).toEqual(['featureDisableOn', 'userCount']);
  });
});
