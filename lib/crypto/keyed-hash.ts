import { createHmac } from 'node:crypto';
import { deriveKey } from '#lib/crypto/seal';

/** Stands for `text`, which may be short or guessable, where it need not be read: without the secret nobody can try. */
export const keyedHash = (purpose: string, text: string, key = deriveKey(purpose)): string =>
  createHmac('sha256', key).update(text).digest('base64url');
