import { BackupFault } from '#db/backup/format';
import { type CheckedBackup, checkBackup, loadBackup } from '#db/backup/load';
import type { Progress } from '#db/backup/write';
import { systemActor } from '#lib/access/actor';
import { recordAudit } from '#lib/audit/record';
import { config } from '#lib/config/config';
import { secretAtHand, secretFile } from '#lib/config/secret-key';
import { secretMark } from '#lib/crypto/seal';
import { leapCatalogue } from '#lib/licensing/license-set/revision';
import { dropSigningKeys } from '#lib/licensing/signing-keys/drop';

interface Options {
  /** Restore as a copy: with another secret key than the one that sealed what is in the backup. */
  asCopy?: boolean;
}

/**
 * Restores the backup `file` into the empty database that the settings name. Checks all of it before, and writes all
 * of it or nothing. Throws a BackupFault that says why not.
 */
export async function restore(
  file: string,
  progress: Progress,
  options: Options = {},
): Promise<CheckedBackup> {
  const backup = await checkBackup(file);
  if (!options.asCopy) checkSecret(backup);
  const { takenAt, application } = backup.header;
  await loadBackup(file, progress, async (tx) => {
    await leapCatalogue(tx);
    if (options.asCopy) await dropSigningKeys(tx);
    await recordAudit(
      tx,
      'environment',
      systemActor('Command line'),
      'Backup Restored',
      `Restored the backup of ${takenAt}, written by License Manager ${application}${options.asCopy ? ', as a copy with another secret key' : ''}. What happened between then and now is not in this log.`,
    );
  });
  return backup;
}

function checkSecret({ header }: CheckedBackup): void {
  const secret = secretAtHand();
  const isTheOne = secret !== undefined && secretMark(secret) === header.secretMark;
  if (isTheOne || (secret !== undefined && header.secretMark === null)) return;
  const where = config().secretKey ? 'SECRET_KEY' : secretFile();
  const found =
    secret === undefined
      ? `There is no secret key here, neither as SECRET_KEY nor in ${where}.`
      : `The secret key in ${where} is another one than sealed the tokens and signing keys in this backup.`;
  throw new BackupFault(
    `${found} Put that of the former instance there; it is not in the backup. Without it, --as-copy restores all the rest.`,
  );
}
