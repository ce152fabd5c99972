/** `npm run backup -- [file]`: writes all that the database holds to a file, while instances go on working. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { config } from '#lib/config/config';
import { secretFile } from '#lib/config/secret-key';
import { backUp, defaultBackupFile } from '#lib/instance/backup/back-up';
import { rowsInWords, rowsSoFar, runCommand } from './command.ts';

const broken = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => broken.abort());

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const file = positionals[0] ? resolve(positionals[0]) : defaultBackupFile();
  console.log(`Writing a backup to ${file} …`);
  const { rows, bytes } = await backUp(file, rowsSoFar(), broken.signal);
  const where = config().secretKey ? 'the setting SECRET_KEY' : secretFile();
  console.log(`It does NOT hold the secret key, without which its tokens and signing keys cannot be opened.
That is in ${where}: keep a copy of it, apart from the backups.
Complete: ${rowsInWords(rows)}, ${bytes.toLocaleString('en')} bytes.`);
});
