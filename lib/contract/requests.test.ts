import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { modulePut } from '#lib/contract/environment';
import { licenseSetQuery } from '#lib/contract/license-set';
import { idempotencyKey, registrationRequest } from '#lib/contract/registration';
import { telemetryRequest } from '#lib/contract/telemetry';
import { revokeRequest, tokenRequest } from '#lib/contract/token';
import { validationRequest } from '#lib/contract/validation';
import { fieldErrorsOf } from '#lib/kernel/parse';

/** The paths that `schema` names as wrong. */
function wrong(schema: z.ZodType, input: unknown): string[] {
  const result = schema.safeParse(input);
  return result.success ? [] : Object.keys(fieldErrorsOf(result.error));
}

const registration = { tenant_id: 'contoso.com', environment_id: 'E-1' };
const module = {
  model: 'ContosoPayroll',
  product: 'Payroll',
  installed_version: '10.0.43',
  used_licenses: 3,
};
const telemetry = {
  environment_name: 'Production',
  platform_version: '7.0.7120',
  application_version: '10.0.43',
  enabled_users: 25,
  modules: [module],
};

const validation = {
  product: 'Payroll',
  model: 'ContosoPayroll',
  model_version: '10.0.43',
  host_url: 'https://contoso.example.com',
  is_enabled: true,
  is_installed: true,
  is_production: false,
  used_licenses: 3,
  nonce: 'once',
};

describe('every request', () => {
  const requests: [string, z.ZodType, Record<string, unknown>][] = [
    ['registration', registrationRequest, registration],
    ['token', tokenRequest, { grant_type: 'refresh_token', refresh_token: 'r', client_id: 'c' }],
    ['revocation', revokeRequest, { token: 'r', client_id: 'c' }],
    ['telemetry', telemetryRequest, telemetry],
    ['validation', validationRequest, validation],
    ['module', modulePut, { product: 'Payroll', installed_version: '1.0', used_licenses: 1 }],
  ];

  it.each(requests)('%s is accepted, and its unknown fields are ignored', (_name, schema, input) => {
    expect(schema.parse({ ...input, something: 'else' })).not.toHaveProperty('something');
  });

  it.each(requests)('%s names each field of a wrong type', (_name, schema, input) => {
    for (const field of Object.keys(input)) {
      expect(wrong(schema, { ...input, [field]: { wrong: true } })).toEqual([field]);
    }
  });

  it.each(requests)(
    '%s names each text with control characters or of great length',
    (_name, schema, input) => {
      for (const [field, value] of Object.entries(input)) {
        if (typeof value !== 'string') continue;
        expect(wrong(schema, { ...input, [field]: `${value}\u0000` })).toEqual([field]);
        expect(wrong(schema, { ...input, [field]: value + 'x'.repeat(5000) })).toEqual([field]);
        expect(wrong(schema, { ...input, [field]: `${value}\ud800` })).toEqual([field]);
      }
    },
  );

  it.each(requests)('%s is refused as a whole when it is no object', (_name, schema) => {
    for (const input of [null, undefined, 'text', 7, [], [{}]]) expect(wrong(schema, input)).toEqual(['']);
  });
});

describe('registration', () => {
  it('names what is missing, and takes an empty code for none', () => {
    expect(wrong(registrationRequest, {})).toEqual(['tenant_id', 'environment_id']);
    expect(wrong(registrationRequest, { ...registration, tenant_id: '  ' })).toEqual(['tenant_id']);
    expect(registrationRequest.parse({ ...registration, registration_code: '' }).registration_code).toBe(
      undefined,
    );
    expect(registrationRequest.parse({ ...registration, registration_code: ' a-b ' }).registration_code).toBe(
      'a-b',
    );
  });

  it('has an idempotency key that is long, printable and not endless', () => {
    expect(wrong(idempotencyKey, '0197a0c5-7f1e-7000-8000-000000000000')).toEqual([]);
    for (const key of [
      '',
      'short',
      'x'.repeat(256),
      'with a space in it',
      `${'x'.repeat(16)}\n`,
      undefined,
    ]) {
      expect(wrong(idempotencyKey, key)).toEqual(['']);
    }
  });
});

describe('licenses', () => {
  it('names at most 500 products, each once', () => {
    expect(licenseSetQuery.parse({ product: ['A', ' A ', 'B'] }).product).toEqual(['A', 'B']);
    expect(licenseSetQuery.parse({ product: [] }).product).toEqual([]);
    expect(wrong(licenseSetQuery, { product: Array.from({ length: 501 }, (_, i) => `P${i}`) })).toEqual([
      'product',
    ]);
    expect(wrong(licenseSetQuery, { product: ['A', ''] })).toEqual(['product.1']);
  });
});

describe('telemetry', () => {
  it('names a wrong field of a module by its path', () => {
    const modules = [module, { model: 'B', product: 7, installed_version: 'latest', used_licenses: -1 }];
    expect(wrong(telemetryRequest, { ...telemetry, modules })).toEqual([
      'modules.1.product',
      'modules.1.installed_version',
      'modules.1.used_licenses',
    ]);
  });

  it.each([1.5, 1e300, Number.NaN, '1e3', 2 ** 31, true, []])('refuses %s used licenses', (used_licenses) => {
    const modules = [{ ...module, used_licenses }];
    expect(wrong(telemetryRequest, { ...telemetry, modules })).toEqual(['modules.0.used_licenses']);
  });

  it('takes what is not known as null or left out', () => {
    const modules = [{ model: 'A', product: 'P' }];
    expect(telemetryRequest.parse({ modules })).toEqual({
      environment_name: '',
      platform_version: '',
      application_version: '',
      enabled_users: null,
      modules: [{ model: 'A', product: 'P', installed_version: null, used_licenses: null }],
    });
    expect(wrong(telemetryRequest, {})).toEqual(['modules']);
  });

  it('refuses a model named twice, and more than 500', () => {
    const twice = [module, { ...module, model: ' contosopayroll ' }];
    expect(wrong(telemetryRequest, { ...telemetry, modules: twice })).toEqual(['modules.1.model']);
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ ...module, model: `M${i}` }));
    expect(wrong(telemetryRequest, { ...telemetry, modules: many(500) })).toEqual([]);
    expect(wrong(telemetryRequest, { ...telemetry, modules: many(501) })).toEqual(['modules']);
  });
});

describe('a reported module', () => {
  it('tells a number left out (keep it) from null (forget it)', () => {
    const reported = { product: 'Payroll', installed_version: '10.0.43.202509291' };
    expect(modulePut.parse(reported).used_licenses).toBe(undefined);
    expect(modulePut.parse({ ...reported, used_licenses: null }).used_licenses).toBeNull();
    expect(wrong(modulePut, { product: 'Payroll' })).toEqual(['installed_version']);
  });
});
