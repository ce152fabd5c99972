import type { JsonWebKeySet } from '#lib/contract/metadata';
import { now } from '#lib/kernel/clock';
import { listSigningKeys, publishedKeys } from '#lib/licensing/signing-keys/list';
import { currentSigningKey } from '#lib/licensing/signing-keys/sign';

/** The public keys, for anybody: the one in use, the next, and retired ones while anything that they signed can be fresh. */
export async function publicKeySet(): Promise<JsonWebKeySet> {
  await currentSigningKey();
  const keys = publishedKeys(await listSigningKeys(), now());
  return { keys: keys.map((key) => key.publicJwk) as JsonWebKeySet['keys'] };
}
