import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '#lib/config/config';
import { singleton } from '#lib/kernel/singleton';

/**
 * The secret from which every sealing and signing key of this installation is derived: `SECRET_KEY`, or one that
 * is generated into the data folder at first use (mode 0600). It is never in the database.
 */
export const secretKey = (): string => singleton('secret-key', () => config().secretKey ?? generated());

function generated(): string {
  const { dataDir } = config();
  const file = join(dataDir, 'secret-key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    // `wx`: of two processes that start at once, one writes and both read the same.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new Error(`${file} does not hold a secret of at least 32 characters.`);
  return secret;
}
