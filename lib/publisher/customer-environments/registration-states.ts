import { and, asc, gt, inArray, isNull } from 'drizzle-orm';
import { reader } from '#db/client';
import { clients, registrationCodes } from '#db/schema/licensing';
import { now } from '#lib/kernel/clock';

/** How an environment stands with its registration. */
export interface RegistrationState {
  /** Never: it may register by itself. Revoked: it needs a registration code. */
  state: 'never' | 'registered' | 'revoked';
  /** Of the current registration, or else the latest; null for never. */
  clientId: string | null;
  registeredAt: Date | null;
  revokedAt: Date | null;
  revokedReason: string | null;
  /** Until when a code that was issued and not used is good; null where there is none. */
  codeExpiresAt: Date | null;
}

const never: RegistrationState = {
  state: 'never',
  clientId: null,
  registeredAt: null,
  revokedAt: null,
  revokedReason: null,
  codeExpiresAt: null,
};

/** The registrations of these environments, by environment ID; at most a page of them. */
export async function registrationStates(ids: string[]): Promise<(id: string) => RegistrationState> {
  if (ids.length === 0) return () => never;
  const [registrations, codes] = await Promise.all([
    reader()
      .select()
      .from(clients)
      .where(inArray(clients.environmentId, ids))
      .orderBy(asc(clients.registeredAt), asc(clients.id)),
    reader()
      .select({ environmentId: registrationCodes.environmentId, expiresAt: registrationCodes.expiresAt })
      .from(registrationCodes)
      .where(
        and(
          inArray(registrationCodes.environmentId, ids),
          isNull(registrationCodes.usedAt),
          gt(registrationCodes.expiresAt, now()),
        ),
      ),
  ]);
  const latest = new Map(registrations.map((client) => [client.environmentId, client]));
  for (const client of registrations) if (!client.revokedAt) latest.set(client.environmentId, client);
  const openCodes = new Map(codes.map((code) => [code.environmentId, code.expiresAt]));
  return (id) => {
    const client = latest.get(id);
    const codeExpiresAt = openCodes.get(id) ?? null;
    if (!client) return { ...never, codeExpiresAt };
    const { id: clientId, registeredAt, revokedAt, revokedReason } = client;
    const state = revokedAt ? 'revoked' : 'registered';
    return { state, clientId, registeredAt, revokedAt, revokedReason, codeExpiresAt };
  };
}
