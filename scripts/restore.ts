/**
 * `npm run restore -- <file>`: puts a backup into the empty database that the settings name, SQLite or PostgreSQL.
 * `--check` only tells whether the file could be restored; `--as-copy` restores without the secret key.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupFault } from '#db/backup/format';
import { checkBackup } from '#db/backup/load';
import { restore } from '#lib/instance/backup/restore';
import { verifyRestored } from '#lib/instance/backup/verify';
import { rowsInWords, rowsSoFar, runCommand } from './command.ts';

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean' }, 'as-copy': { type: 'boolean' } },
  });
  const [name] = positionals;
  if (!name) throw new BackupFault('Name the backup: npm run restore -- <file>');
  const file = resolve(name);
  if (values.check) {
    const { header, rows } = await checkBackup(file);
    console.log(`Complete and unaltered: the backup of ${header.takenAt}, ${rowsInWords(rows)}.`);
    return;
  }
  console.log(`Restoring ${file} …`);
  const { header, rows } = await restore(file, rowsSoFar(), { asCopy: values['as-copy'] });
  for (const { side, said } of await verifyRestored()) console.log(`The ${side}'s audit log: ${said}`);
  console.log(
    `Restored the backup of ${header.takenAt}: ${rowsInWords(rows)}. Everybody has to sign in again.`,
  );
});
