import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { settings } from '#db/schema/instance';
import { registrationCodes } from '#db/schema/licensing';
import { hashToken, normalizeCode } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';

const REQUIRED = 'registration-code-required';

/** Whether the publisher demands a code even of an environment that has never registered. */
export async function codeIsRequired(tx: Writer): Promise<boolean> {
  const [setting] = await tx.select().from(settings).where(eq(settings.name, REQUIRED));
  return setting?.value === true;
}

/**
 * Whether `typed` is good for this environment; it is spent with that. The request that spent it may come again
 * under the same Idempotency-Key.
 */
export async function spendCode(
  tx: Writer,
  environmentId: string,
  typed: string,
  keyHash: string | null,
): Promise<boolean> {
  const [code] = await tx
    .select()
    .from(registrationCodes)
    .where(
      and(
        eq(registrationCodes.codeHash, hashToken(normalizeCode(typed))),
        eq(registrationCodes.environmentId, environmentId),
      ),
    );
  if (!code) return false;
  if (code.usedAt) return keyHash !== null && code.usedWith === keyHash;
  if (code.expiresAt <= now()) return false;
  await tx
    .update(registrationCodes)
    .set({ usedAt: now(), usedWith: keyHash })
    .where(eq(registrationCodes.id, code.id));
  return true;
}
