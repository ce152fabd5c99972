import { isDatabaseInUse } from '#db/in-use';
import { authorize, systemActor } from '#lib/access/actor';
import { forgetAllSessions } from '#lib/accounts/sessions/forget-all';
import { forgetSharedSecret } from '#lib/accounts/setup/shared-secret';
import { resealAuditKey } from '#lib/audit/chain/reseal';
import { changeEnvironment } from '#lib/audit/change';
import { beginSecretRotation } from '#lib/config/secret-rotation';
import { resealer } from '#lib/crypto/seal';
import { resealRegistration } from '#lib/environment/registration/reseal';
import { conflict } from '#lib/kernel/errors';
import { resealSigningKeys } from '#lib/licensing/signing-keys/reseal';

export interface SecretRotated {
  /** Values that the new secret key opens now. */
  sealed: number;
  /** Values that neither the old nor the new one opens: they came with a copy of another instance's database. */
  foreign: number;
  /** What is left to do. */
  next: string;
}

/**
 * Puts another secret key in force, with all instances stopped: seals everything anew in one transaction, and ends
 * all sessions. Broken off at any point, it is finished by running it again. Throws an AppError that says why not;
 * what is refused leaves nothing behind.
 */
export async function rotateSecretKey({ stopped = false } = {}): Promise<SecretRotated> {
  // Begun before looking: no instance starts from now on, and one that runs already is seen.
  const rotation = beginSecretRotation();
  const refuse = (error: unknown): never => {
    rotation.abandon();
    throw error;
  };
  if (!stopped && (await isDatabaseInUse().catch(refuse)))
    refuse(
      conflict(
        'The database is in use. Stop all instances first: they would go on sealing with the old secret key.',
      ),
    );
  const authorized = authorize(systemActor('Command line'), 'configuration', 'update');
  const counts = await changeEnvironment(authorized, async (tx, record) => {
    const reseal = resealer(rotation.from, rotation.to);
    await resealSigningKeys(tx, reseal);
    await resealAuditKey(tx, reseal);
    await resealRegistration(tx, reseal);
    if (reseal.counts.sealed === 0 && reseal.counts.foreign > 0)
      refuse(
        conflict(
          'The secret key opens nothing of what the database holds: it is another one than the one in force.',
        ),
      );
    await forgetSharedSecret(tx);
    await forgetAllSessions(tx);
    await record(
      'Secret Key Changed',
      `Sealed ${reseal.counts.sealed} values with another secret key. All sessions ended.`,
    );
    return reseal.counts;
  });
  return { ...counts, next: rotation.adopt() };
}
