import { describe, expect, test } from 'vitest';
import { readConfig } from '#lib/config/config';

describe('settings', () => {
  test('have defaults that work', () => {
    const config = readConfig({});
    expect(config.publicUrl).toBe('http://localhost:3000');
    expect(config.issuer).toBe('http://localhost:3000/api/licensing/v1');
    expect(config.databaseUrl).toMatch(/^file:\/.*\/data\/license-manager\.db$/);
    expect([...config.workspaces]).toEqual(['publisher', 'environment']);
    expect(config.trustProxy).toBe(0);
  });

  test('a public URL loses its trailing slash and gives the issuer', () => {
    expect(readConfig({ PUBLIC_URL: 'https://licenses.example.com/' }).issuer).toBe(
      'https://licenses.example.com/api/licensing/v1',
    );
  });

  test.each([
    ['PORT', 'ninety'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'licenses.example.com'],
    ['PUBLIC_URL', 'https://licenses.example.com/path'],
    ['DATABASE_URL', 'mysql://db'],
    ['SIGNING_ALG', 'HS256'],
    ['TRUST_PROXY', 'many'],
    ['WORKSPACES', 'publisher,shop'],
    ['SECRET_KEY', 'short'],
    ['PRODUCTION', 'perhaps'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});
