import { eq } from 'drizzle-orm';
import { type Reader, reader, type Writer } from '#db/client';
import { registration } from '#db/schema/environment';
import { keyedHash } from '#lib/crypto/keyed-hash';
import { deriveKey, unseal } from '#lib/crypto/seal';
import type { Identity } from '#lib/environment/identity/read';

/** What is stored of the registration of this environment and of the last attempt at it. */
export type Registration = Omit<typeof registration.$inferSelect, 'id'>;

export const REGISTRATION_ROW = 1;

/** Registration and renewal both replace the tokens; two at once would look like theft to the service. */
export const TOKENS_LEASE = 'customer-token';

/** What is stored; `undefined` when nothing was ever tried. */
export async function storedRegistration(from: Reader = reader()): Promise<Registration | undefined> {
  const [row] = await from.select().from(registration).where(eq(registration.id, REGISTRATION_ROW));
  return row;
}

/** Adds to what is stored. */
export async function storeRegistration(tx: Writer, values: Partial<Registration>): Promise<void> {
  await tx
    .insert(registration)
    .values({ id: REGISTRATION_ROW, ...values })
    .onConflictDoUpdate({ target: registration.id, set: values });
}

type Home = Pick<Identity, 'environmentId' | 'tenantId' | 'registrationEndpoint'>;

/** What tokens are sealed for. With another environment, tenant or issuer they cannot be opened. */
export const bindingOf = (
  { environmentId, tenantId, registrationEndpoint }: Home,
  purpose = 'tokens',
): string => JSON.stringify([purpose, environmentId, tenantId, registrationEndpoint]);

/** Purpose of the key of {@link attemptMark}. */
export const ATTEMPT = 'registration-attempt';

/**
 * Tells for which environment and endpoint an attempt was, by a keyed hash: in a copy whose secret is another one,
 * the original's last outcome means nothing.
 */
export const attemptMark = (identity: Home, extra = '', key = deriveKey(ATTEMPT)): string =>
  keyedHash(ATTEMPT, bindingOf(identity, extra), key);

export interface Tokens {
  clientId: string;
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
}

/** The tokens of `row`, if they are for this very environment and endpoint and can be opened here; else `null`. */
export function openTokens(identity: Home, row: Registration | undefined): Tokens | null {
  if (!row || !isMadeFor(row, identity)) return null;
  const { clientId, sealedAccessToken, sealedRefreshToken, accessExpiresAt } = row;
  if (!clientId || !sealedAccessToken || !sealedRefreshToken || !accessExpiresAt) return null;
  const accessToken = unseal(sealedAccessToken, bindingOf(identity));
  const refreshToken = unseal(sealedRefreshToken, bindingOf(identity));
  if (accessToken === null || refreshToken === null) return null;
  return { clientId, accessToken, accessExpiresAt, refreshToken };
}

/** By what is written beside the tokens; whether they can be opened is another matter. */
export const isMadeFor = (row: Registration, identity: Home): boolean =>
  row.issuer === identity.registrationEndpoint &&
  row.environmentId === identity.environmentId &&
  row.tenantId === identity.tenantId;
