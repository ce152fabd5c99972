import { isNotNull } from 'drizzle-orm';
import { type Reader, reader, transaction } from '#db/client';
import { auditChains, auditCheckpoints, auditEntries } from '#db/schema/audit';
import { settings } from '#db/schema/instance';
import { START } from '#lib/audit/chain/entry-hash';
import { signedHead } from '#lib/audit/chain/head';
import { AUDIT_KEY, type AuditKey, findAuditKey, generateAuditKey } from '#lib/audit/chain/key';
import { conflict } from '#lib/kernel/errors';

export const KEY_IS_GONE =
  'The key of the audit logs was taken away: nothing that was sealed with it can be verified.';

/**
 * The key of the audit logs. At first need it is made, and a chain for each side with it; never a second time, so that
 * what was sealed cannot be sealed anew by taking the key away. Harmless from several instances at once.
 */
export async function ensureAuditKey(): Promise<AuditKey> {
  const known = await findAuditKey(reader());
  if (known) return known;
  const made = await generateAuditKey();
  return transaction(async (tx) => {
    const first = await tx
      .insert(settings)
      .values({ name: AUDIT_KEY, value: made })
      .onConflictDoNothing()
      .returning({ name: settings.name });
    const key = await findAuditKey(tx);
    if (!key) throw new Error('The key of the audit logs was made, and is not there.');
    if (first.length === 0) return key;
    if (await isAnythingSealed(tx)) throw conflict(KEY_IS_GONE);
    await tx
      .insert(auditChains)
      .values([signedHead('environment', START, key), signedHead('publisher', START, key)]);
    return key;
  });
}

/** Whether anything tells of a chain, of either side. */
export async function isAnythingSealed(from: Reader): Promise<boolean> {
  const [head] = await from.select({ side: auditChains.side }).from(auditChains).limit(1);
  const [checkpoint] = await from.select({ id: auditCheckpoints.id }).from(auditCheckpoints).limit(1);
  const [entry] = await from
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(isNotNull(auditEntries.sequence))
    .limit(1);
  return head !== undefined || checkpoint !== undefined || entry !== undefined;
}
