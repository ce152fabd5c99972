import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { config } from '#lib/config/config';
import { newSecret, nextSecretFile, readSecret, secretAtHand, secretFile } from '#lib/config/secret-key';

/** A change from one secret key to the next. */
export interface SecretRotation {
  from: string;
  to: string;
  /** Puts the next one in force, once all is sealed with it; says what is left to do. */
  adopt(): string;
  /**
   * Takes back what beginning has written down, which keeps instances from starting; for a change that has sealed
   * nothing. What was there before stays: something may be sealed with it.
   */
  abandon(): void;
}

/**
 * Begins the change of the secret key, or takes up one that was broken off. A secret in the data folder has its
 * successor beside it, on the disk before anything is sealed with it; one that was given as `SECRET_KEY` has it in
 * `NEW_SECRET_KEY`. Throws an Error that says what is missing.
 */
export function beginSecretRotation(): SecretRotation {
  const from = secretAtHand();
  if (!from)
    throw new Error(
      'There is no secret key yet: no instance has started with this data folder or SECRET_KEY.',
    );
  const { secretKey, newSecretKey } = config();
  if (secretKey) {
    if (!newSecretKey)
      throw new Error(
        'SECRET_KEY is a setting of this instance, so give the next one as NEW_SECRET_KEY. To make one: openssl rand -base64 32',
      );
    if (newSecretKey === secretKey) throw new Error('NEW_SECRET_KEY is the same as SECRET_KEY.');
    return {
      from,
      to: newSecretKey,
      adopt: () =>
        'Now set SECRET_KEY to the value of NEW_SECRET_KEY for every instance, remove NEW_SECRET_KEY, and start them.',
      abandon: () => undefined,
    };
  }
  const { to, isNew } = prepared(newSecretKey);
  return {
    from,
    to,
    adopt() {
      renameSync(nextSecretFile(), secretFile());
      sync(dirname(secretFile()));
      return `${secretFile()} holds the new secret key. Keep a copy of it apart from the backups, then start the instance.`;
    },
    abandon() {
      if (isNew) rmSync(nextSecretFile(), { force: true });
    },
  };
}

/** The next secret, written down; the one that a rotation before this was broken off with, if there was one. */
function prepared(given: string | undefined): { to: string; isNew: boolean } {
  const file = nextSecretFile();
  if (existsSync(file)) {
    const begun = readSecret(file);
    if (given && given !== begun)
      throw new Error(
        `${file} exists: a change to another secret key was broken off. Run this without NEW_SECRET_KEY to finish it first.`,
      );
    return { to: begun, isNew: false };
  }
  const to = given ?? newSecret();
  if (to === secretAtHand()) throw new Error('NEW_SECRET_KEY is the secret key in force.');
  // `wx`: of two that begin at once, one is refused, before anything is sealed.
  writeFileSync(file, `${to}\n`, { mode: 0o600, flag: 'wx', flush: true });
  sync(dirname(file));
  return { to, isNew: true };
}

/** What has been renamed in `folder` stays so, whatever happens to the machine. */
function sync(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
