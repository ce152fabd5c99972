import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '#lib/config/config';
import { singleton } from '#lib/kernel/singleton';

/** Where the secret is kept that was not given as `SECRET_KEY`. */
export const secretFile = (): string => join(config().dataDir, 'secret-key');
/** Where `npm run secret:rotate` keeps the next one until it is in force. */
export const nextSecretFile = (): string => `${secretFile()}.next`;

/**
 * The secret from which every sealing and signing key of this installation is derived: `SECRET_KEY`, or one that
 * is generated into the data folder at first use (mode 0600). It is never in the database.
 */
export const secretKey = (): string => singleton('secret-key', () => config().secretKey ?? generated());

/** As {@link secretKey}, without making one; `undefined` where there is none yet. */
export const secretAtHand = (): string | undefined =>
  config().secretKey ?? (existsSync(secretFile()) ? readSecret(secretFile()) : undefined);

function generated(): string {
  // What the database holds may be sealed with either.
  if (existsSync(nextSecretFile()))
    throw new Error(
      `${nextSecretFile()} exists: a change of the secret key was broken off. Run npm run secret:rotate again, which finishes it.`,
    );
  const { dataDir } = config();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    // `wx`: of two processes that start at once, one writes and both read the same.
    writeFileSync(secretFile(), `${newSecret()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readSecret(secretFile());
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The secret in `file`. Throws an Error when it is too short to be one. */
export function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new Error(`${file} does not hold a secret of at least 32 characters.`);
  return secret;
}
