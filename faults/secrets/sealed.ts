/** Prints, as JSON, what the database that the settings name holds sealed: the environment's tokens, all private keys. */
import { closeDatabase, reader } from '#db/client';
import { signingKeys } from '#db/schema/licensing';
import { findAuditKey } from '#lib/audit/chain/key';
import { unseal } from '#lib/crypto/seal';
import { theIdentity } from '#lib/environment/identity/read';
import { openTokens, storedRegistration } from '#lib/environment/registration/state';
import { keyBinding } from '#lib/licensing/signing-keys/generate';

/** The first line of what a PEM encodes tells one key from all others. */
const lineOf = (pem: string | Buffer | null | undefined): string | undefined =>
  pem?.toString().split('\n')[1]?.slice(-32);

const sealed: Record<string, string | undefined> = {};
const tokens = openTokens(await theIdentity(), await storedRegistration());
sealed['customer token of the own environment'] = tokens?.accessToken;
sealed['refresh token of the own environment'] = tokens?.refreshToken;
for (const { kid, sealedPrivateKey } of await reader().select().from(signingKeys))
  sealed[`private key ${kid}`] = lineOf(unseal(sealedPrivateKey, keyBinding(kid)));
const audit = await findAuditKey(reader());
sealed['private key of the audit logs'] = lineOf(audit?.privateKey.export({ type: 'pkcs8', format: 'pem' }));
await closeDatabase();
console.log(JSON.stringify(sealed));
