import { email } from '#lib/kernel/fields';

/** Who the provider says that somebody is. */
export interface Identity {
  issuer: string;
  /** The provider's own, lasting name for the person. */
  subject: string;
  /** Absent when the provider gives none, or nothing that is one. */
  email: string | undefined;
  /** False only when the provider says so: Microsoft Entra ID, for one, says nothing. */
  emailVerified: boolean;
}

interface Claims {
  iss: string;
  sub: string;
  email?: unknown;
  email_verified?: unknown;
}

export function identityOf(claims: Claims): Identity {
  const address = email().safeParse(claims.email);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: address.success ? address.data : undefined,
    // Some providers write booleans as text.
    emailVerified: claims.email_verified !== false && claims.email_verified !== 'false',
  };
}
