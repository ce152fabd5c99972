import { desc } from 'drizzle-orm';
import { reader } from '#db/client';
import { signingKeys } from '#db/schema/licensing';
import { changePublisher } from '#lib/audit/change';
import { config } from '#lib/config/config';
import { authorizeService } from '#lib/licensing/authorize';
import { generateSigningKey } from '#lib/licensing/signing-keys/generate';
import { forgetSigningKeys } from '#lib/licensing/signing-keys/list';
import { newestKey, publishKey } from '#lib/licensing/signing-keys/publish';

/**
 * Makes the first signing key where there is none, and a successor when `SIGNING_ALG` has changed. Harmless to
 * repeat, and from several instances at once.
 */
export async function ensureSigningKey(): Promise<void> {
  const { signingAlg } = config();
  const [known] = await reader()
    .select({ alg: signingKeys.alg })
    .from(signingKeys)
    .orderBy(desc(signingKeys.signsFrom))
    .limit(1);
  if (known?.alg === signingAlg) return;
  const generated = await generateSigningKey();
  await changePublisher(authorizeService(), async (tx, record) => {
    const newest = await newestKey(tx);
    if (newest?.alg === signingAlg) return;
    const signsFrom = await publishKey(tx, generated, newest === undefined);
    await record(
      'Signing Key Created',
      `Created the ${signingAlg} signing key ${generated.kid}, which signs from ${signsFrom.toISOString()}.`,
    );
  });
  forgetSigningKeys();
}
