import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { generateSigningKey } from '#lib/licensing/signing-keys/generate';
import { forgetSigningKeys } from '#lib/licensing/signing-keys/list';
import { newestKey, publishKey } from '#lib/licensing/signing-keys/publish';

/**
 * Publishes a new signing key, which takes over in 15 minutes; the present one stays published as long as anything
 * that it signed can be fresh. Throws AppError `conflict` while an earlier new key has not yet taken over.
 */
export async function rotateSigningKey(actor: Actor): Promise<{ kid: string; signsFrom: Date }> {
  const authorized = authorize(actor, 'customer-environments', 'delete');
  const generated = await generateSigningKey();
  const signsFrom = await changePublisher(authorized, async (tx, record) => {
    const newest = await newestKey(tx);
    if (newest && newest.signsFrom > now()) {
      throw conflict(
        `A new signing key is already published, and signs from ${newest.signsFrom.toISOString()}.`,
      );
    }
    const from = await publishKey(tx, generated, newest === undefined);
    await record(
      'Signing Key Created',
      `Created the ${generated.alg} signing key ${generated.kid}, which signs from ${from.toISOString()}.`,
    );
    return from;
  });
  forgetSigningKeys();
  return { kid: generated.kid, signsFrom };
}
