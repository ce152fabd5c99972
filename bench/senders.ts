import type { Request } from 'autocannon';
import type { Environment } from './environments.ts';

/** Asks for the license set again and again; `known`: as one who has it already. */
export const licensesSender = (
  { accessToken, etag }: Environment,
  path: string,
  known: boolean,
): Request => ({
  path,
  headers: { authorization: `Bearer ${accessToken}`, ...(known && { 'if-none-match': etag }) },
});

/** Obtains new tokens with each refresh token that it is given, from one measurement to the next. */
export function tokenSender({ clientId, refreshToken }: Environment): Request {
  let next = refreshToken;
  return {
    method: 'POST',
    path: '/api/licensing/v1/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    setupRequest: (request) => ({
      ...request,
      body: `${new URLSearchParams({ grant_type: 'refresh_token', refresh_token: next, client_id: clientId })}`,
    }),
    onResponse(status, body) {
      if (status === 200) next = JSON.parse(body).refresh_token;
    },
  };
}

/** Validates the license of `product` again and again; `fresh`: with another nonce each time. */
export function validationSender({ accessToken }: Environment, product: string, fresh: boolean): Request {
  const question = {
    product,
    model: 'WarehouseModule',
    model_version: '10.0.1.20251',
    host_url: 'https://measured.example.com',
    is_enabled: true,
    is_installed: true,
    is_production: true,
    used_licenses: 7,
  };
  return {
    method: 'POST',
    path: '/api/licensing/v1/validations',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    setupRequest: (request) => ({
      ...request,
      body: JSON.stringify(fresh ? { ...question, nonce: crypto.randomUUID() } : question),
    }),
  };
}
