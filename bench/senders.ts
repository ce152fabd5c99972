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
