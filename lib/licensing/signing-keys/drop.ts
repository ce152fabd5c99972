import type { Writer } from '#db/client';
import { signingKeys } from '#db/schema/licensing';

/** For a copy, which cannot open the keys of the original: it makes one of its own when it starts. */
export async function dropSigningKeys(tx: Writer): Promise<void> {
  await tx.delete(signingKeys);
}
