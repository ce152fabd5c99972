/** What the endpoints for registration, token and revocation have in common (RFC 6749, RFC 7591, RFC 7009). */

/** RFC 6749 §5.2, and §4.1.2.1 for what is the server's own fault or load. */
export const oauthErrorCodes = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_token_type',
  'server_error',
  'temporarily_unavailable',
] as const;
