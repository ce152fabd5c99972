import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { settings } from '#db/schema/instance';
import { AUDIT_KEY, auditKeyBinding, type SealedAuditKey } from '#lib/audit/chain/key';
import type { Resealer } from '#lib/crypto/seal';

/** Seals the key of the audit logs anew, for another secret key. What it has signed stays as it is. */
export async function resealAuditKey(tx: Writer, { reseal }: Resealer): Promise<void> {
  const [row] = await tx.select().from(settings).where(eq(settings.name, AUDIT_KEY));
  if (!row) return;
  const { kid, sealedPrivateKey: sealed } = row.value as SealedAuditKey;
  const sealedPrivateKey = reseal(sealed, auditKeyBinding(kid));
  if (sealedPrivateKey)
    await tx
      .update(settings)
      .set({ value: { kid, sealedPrivateKey } satisfies SealedAuditKey })
      .where(eq(settings.name, AUDIT_KEY));
}
