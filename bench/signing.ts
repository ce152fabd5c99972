import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** Signs as the licensing service does by default (RS256, 2048 bits), and nothing else. */
export async function createSigner(): Promise<(claims: JWTPayload) => Promise<string>> {
  const { privateKey } = await generateKeyPair('RS256');
  return (claims) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'bare', typ: 'license-validation+jwt' })
      .sign(privateKey);
}

/** About as much as a validation says. */
export const exampleClaims = (nonce: string | null): JWTPayload => {
  const at = Math.floor(Date.now() / 1000);
  return {
    iss: 'http://127.0.0.1:3000/api/licensing/v1',
    sub: 'measured-1',
    aud: '019a0000-0000-7000-8000-000000000000',
    tenant_id: 'tenant-1.example.com',
    iat: at,
    exp: at + 24 * 3600,
    jti: crypto.randomUUID(),
    product: 'Warehouse Module 1',
    code: 'VALID',
    facts: { expired: false, exceeded: false, disabled: false, not_started: false, newer_version: true },
    permitted: true,
    reaction: null,
    message: null,
    expires_on: '2099-12-31',
    nonce,
  };
};
