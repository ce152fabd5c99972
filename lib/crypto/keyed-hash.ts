import { createHmac } from 'node:crypto';
import { deriveKey } from '#lib/crypto/seal';

/** Stands for `text`, which may be short or guessable, where it need not be read: without the secret nobody can try. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', deriveKey(purpose)).update(text).digest('base64url');
