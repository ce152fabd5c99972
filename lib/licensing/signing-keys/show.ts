import { type Actor, authorize } from '#lib/access/actor';
import { now } from '#lib/kernel/clock';
import { keyInUse, listSigningKeys, publishedKeys } from '#lib/licensing/signing-keys/list';
import { currentSigningKey } from '#lib/licensing/signing-keys/sign';

/** A signing key that is published, as people compare it. */
export interface PublishedKey {
  /** RFC 7638, of the public key; also its key ID. */
  thumbprint: string;
  alg: string;
  signsFrom: Date;
  state: 'next' | 'in use' | 'retired';
}

/** The keys in the file of publisher keys, the newest first. */
export async function showSigningKeys(actor: Actor): Promise<PublishedKey[]> {
  authorize(actor, 'customer-environments', 'read');
  // Makes the first, as asking for the public keys does.
  await currentSigningKey();
  const at = now();
  const keys = await listSigningKeys();
  const inUse = keyInUse(keys, at);
  return publishedKeys(keys, at)
    .map(({ kid, alg, signsFrom }) => ({
      thumbprint: kid,
      alg,
      signsFrom,
      state:
        kid === inUse?.kid ? ('in use' as const) : signsFrom > at ? ('next' as const) : ('retired' as const),
    }))
    .reverse();
}
