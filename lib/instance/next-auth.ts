import { config } from '#lib/config/config';
import { deriveKey } from '#lib/crypto/seal';

/** Gives next-auth its address and secret. It reads them when it is loaded, so this comes first. */
export function configureNextAuth(): void {
  process.env.NEXTAUTH_URL = config().publicUrl;
  process.env.NEXTAUTH_SECRET = deriveKey('session').toString('base64url');
}
