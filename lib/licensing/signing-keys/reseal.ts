import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { signingKeys } from '#db/schema/licensing';
import type { Resealer } from '#lib/crypto/seal';
import { keyBinding } from '#lib/licensing/signing-keys/generate';

/** Seals the private signing keys anew, for another secret key. */
export async function resealSigningKeys(tx: Writer, { reseal }: Resealer): Promise<void> {
  for (const { kid, sealedPrivateKey: sealed } of await tx.select().from(signingKeys)) {
    const sealedPrivateKey = reseal(sealed, keyBinding(kid));
    if (sealedPrivateKey)
      await tx.update(signingKeys).set({ sealedPrivateKey }).where(eq(signingKeys.kid, kid));
  }
}
