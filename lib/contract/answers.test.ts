import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { licenseEntry, licenseSet, licenseTerms } from '#lib/contract/license-set';
import { METADATA_PATH } from '#lib/contract/licensing';
import { metadataOf, serverMetadata } from '#lib/contract/metadata';
import { isProblemName, problemNames, problems, problemType } from '#lib/contract/problem';
import { registrationAnswer } from '#lib/contract/registration';
import { tokenAnswer } from '#lib/contract/token';
import { licenseValidation } from '#lib/contract/validation';
import { licenseFacts } from '#lib/contract/vocabulary';
import { fieldErrorsOf } from '#lib/kernel/parse';
import { goodTerms, licenseWith } from '#lib/license/fixtures';

function wrong(schema: z.ZodType, input: unknown): string[] {
  const result = schema.safeParse(input);
  return result.success ? [] : Object.keys(fieldErrorsOf(result.error));
}

const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 86_400, refresh_token: 'r' };

describe('metadata', () => {
  it('stands under the issuer, exactly as the origin is written', () => {
    const metadata = metadataOf('https://licenses.example.com');
    expect(metadata.issuer).toBe('https://licenses.example.com/api/licensing/v1');
    expect(metadata.jwks_uri).toBe('https://licenses.example.com/api/licensing/v1/jwks.json');
    expect(METADATA_PATH).toBe('/.well-known/oauth-authorization-server/api/licensing/v1');
    expect(serverMetadata.parse(metadata)).toEqual(metadata);
  });

  it('is refused with an endpoint that is no web address', () => {
    const metadata = metadataOf('https://licenses.example.com');
    expect(wrong(serverMetadata, { ...metadata, token_endpoint: 'javascript:alert(1)' })).toEqual([
      'token_endpoint',
    ]);
  });
});

describe('tokens', () => {
  it('are of type Bearer, in any case, and expire', () => {
    expect(wrong(tokenAnswer, { ...tokens, token_type: 'bearer' })).toEqual([]);
    expect(wrong(tokenAnswer, { ...tokens, token_type: 'mac', expires_in: 0 })).toEqual([
      'token_type',
      'expires_in',
    ]);
    expect(wrong(tokenAnswer, { ...tokens, refresh_token: undefined })).toEqual(['refresh_token']);
  });

  it('come with all that was registered', () => {
    const answer = {
      ...tokens,
      client_id: 'c',
      client_id_issued_at: 1_750_000_000,
      grant_types: ['refresh_token'],
      response_types: [],
      token_endpoint_auth_method: 'none',
      tenant_id: 'contoso.com',
      environment_id: 'E-1',
      license_holder: 'Contoso',
    };
    expect(registrationAnswer.parse(answer)).toEqual(answer);
    for (const field of Object.keys(answer)) {
      expect(wrong(registrationAnswer, { ...answer, [field]: undefined })).toEqual([field]);
    }
  });
});

describe('a license set', () => {
  const set = {
    iss: 'https://licenses.example.com/api/licensing/v1',
    sub: 'E-1',
    aud: 'client',
    iat: 1_750_000_000,
    exp: 1_750_604_800,
    jti: 'j',
    tenant_id: 'contoso.com',
    environment_active: true,
    license_holder: 'Contoso',
    licenses: [licenseWith(), licenseWith({ product: 'Fleet' }, null)],
  };

  it('is read as it was written; members of a later version are ignored', () => {
    expect(licenseSet.parse(set)).toEqual(set);
    expect(licenseSet.parse({ ...set, later: 1, licenses: [{ ...licenseWith(), later: 1 }] })).toEqual({
      ...set,
      licenses: [licenseWith()],
    });
  });

  it('is refused whole for one wrong member, which is named', () => {
    for (const field of Object.keys(set)) {
      expect(wrong(licenseSet, { ...set, [field]: undefined })).toEqual([field]);
    }
    const licenses = [licenseWith(), licenseWith({}, { expires_on: '2025-02-30' })];
    expect(wrong(licenseSet, { ...set, licenses })).toEqual(['licenses.1.terms.expires_on']);
  });

  it('states a number of users without a site license, and only then', () => {
    expect(wrong(licenseTerms, { ...goodTerms, site_license: true })).toEqual(['user_count']);
    expect(wrong(licenseTerms, { ...goodTerms, user_count: null })).toEqual(['user_count']);
    expect(wrong(licenseTerms, { ...goodTerms, site_license: true, user_count: null })).toEqual([]);
    for (const user_count of [0, -1, 1.5, 1_000_001, '10']) {
      expect(wrong(licenseTerms, { ...goodTerms, user_count })).toEqual(['user_count']);
    }
  });

  it('carries no link but to the web, no version but of numbers, no reaction but the three', () => {
    expect(wrong(licenseEntry, licenseWith({ terms_url: 'javascript:alert(1)' }))).toEqual(['terms_url']);
    expect(wrong(licenseEntry, licenseWith({ latest_version: 'latest' }))).toEqual(['latest_version']);
    expect(wrong(licenseEntry, licenseWith({ support_email: 'nobody' }))).toEqual(['support_email']);
    expect(wrong(licenseEntry, { ...licenseWith(), reaction: 'shout' })).toEqual(['reaction']);
  });
});

describe('problems', () => {
  it('have names that stand in a URL, an error status, and words for their page', () => {
    for (const name of problemNames) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(problems[name].status).toBeGreaterThanOrEqual(400);
      expect(problems[name].explanation).toMatch(/\.$/);
    }
    expect(problemType('https://a.example', 'not-found')).toBe('https://a.example/problems/not-found');
    expect([isProblemName('not-found'), isProblemName('toString')]).toEqual([true, false]);
  });
});

describe('a license validation', () => {
  const answer = {
    iss: 'https://licenses.example.com/api/licensing/v1',
    sub: 'E-1',
    aud: 'c',
    iat: 1_750_000_000,
    exp: 1_750_086_400,
    jti: 'j',
    tenant_id: 'contoso.com',
    product: 'Payroll',
    code: 'EXPIRED',
    facts: Object.fromEntries(licenseFacts.map((fact) => [fact, fact === 'expired'])),
    permitted: true,
    reaction: 'warn',
    message: 'Product Payroll is enabled but its license has expired.',
    expires_on: '2025-06-14',
    nonce: null,
  };

  it('names each member that is missing or of a wrong type', () => {
    expect(licenseValidation.parse(answer)).toEqual(answer);
    for (const member of Object.keys(answer)) {
      expect(wrong(licenseValidation, { ...answer, [member]: undefined })).toEqual([member]);
    }
    expect(wrong(licenseValidation, { ...answer, code: 'FINE', expires_on: '2025-02-30' })).toEqual([
      'code',
      'expires_on',
    ]);
  });

  it('says of each fact whether it is true, and may say more than is known here', () => {
    const { expired, ...others } = answer.facts;
    expect(wrong(licenseValidation, { ...answer, facts: others })).toEqual(['facts.expired']);
    expect(licenseValidation.parse({ ...answer, facts: { ...answer.facts, later: true } })).toEqual(answer);
    expect(expired).toBe(true);
  });
});
