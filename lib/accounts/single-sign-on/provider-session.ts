import { eq } from 'drizzle-orm';
import { transaction } from '#db/client';
import { providerSessions } from '#db/schema/instance';
import { openProvider } from '#lib/accounts/single-sign-on/provider';
import { config } from '#lib/config/config';
import { seal, unseal } from '#lib/crypto/seal';

const binding = (id: string) => `provider session ${id}`;

export const sealIdToken = (idToken: string, id: string): string => seal(idToken, binding(id));

/**
 * Forgets the ID token of the session `id` that began at the provider. Gives the address that ends the session there,
 * too, and leads back to our sign-out page (OpenID Connect RP-Initiated Logout 1.0), or `null` where the provider
 * offers none. Throws an AppError when the provider cannot be asked.
 */
export async function endProviderSession(id: string): Promise<string | null> {
  const [ended] = await transaction((tx) =>
    tx
      .delete(providerSessions)
      .where(eq(providerSessions.id, id))
      .returning({ sealedIdToken: providerSessions.sealedIdToken }),
  );
  const { metadata, client } = await openProvider();
  if (!metadata.end_session_endpoint) return null;
  const address = new URL(metadata.end_session_endpoint);
  // Without the hint the provider asks the person before it ends anything.
  const idToken = ended && unseal(ended.sealedIdToken, binding(id));
  if (idToken) address.searchParams.set('id_token_hint', idToken);
  address.searchParams.set('client_id', client.client_id);
  address.searchParams.set('post_logout_redirect_uri', `${config().publicUrl}/sign-out`);
  return address.href;
}
