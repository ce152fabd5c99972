import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Progress, type WrittenBackup, writeBackup } from '#db/backup/write';
import { authorize, systemActor } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { config } from '#lib/config/config';
import { secretAtHand } from '#lib/config/secret-key';
import { secretMark } from '#lib/crypto/seal';
import { now } from '#lib/kernel/clock';

/** A name of its own for each second, below the data folder. */
export const defaultBackupFile = (at = now()): string =>
  join(
    config().dataDir,
    'backups',
    `license-manager-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.jsonl.gz`,
  );

/**
 * Writes all that the database holds to `file`, while instances go on working, and enters it in the audit log. A
 * `signal` breaks it off, and nothing is left. Throws a BackupFault that says why not.
 */
export async function backUp(file: string, progress: Progress, signal?: AbortSignal): Promise<WrittenBackup> {
  const secret = secretAtHand();
  const facts = {
    application: applicationVersion(),
    takenAt: now().toISOString(),
    secretMark: secret ? secretMark(secret) : null,
  };
  const written = await writeBackup(file, facts, progress, signal);
  const rows = Object.values(written.rows).reduce((sum, each) => sum + each, 0);
  await changeEnvironment(authorize(systemActor('Command line'), 'configuration', 'update'), (_tx, record) =>
    record('Backup Created', `Wrote a backup with ${rows} rows.`),
  );
  return written;
}

function applicationVersion(): string {
  const about = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(about, 'utf8')) as { version: string }).version;
}
