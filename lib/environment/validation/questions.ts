import type { Actor } from '#lib/access/actor';
import type { ValidationRequest } from '#lib/contract/validation';
import { type Identity, theIdentity } from '#lib/environment/identity/read';
import { listLicenses } from '#lib/environment/license-view/list';
import type { LicenseRow } from '#lib/environment/license-view/row';

/** What is asked about one module, and all that is told with it; each time with a number used once. */
export type Question = Omit<ValidationRequest, 'nonce'>;

export const questionAbout = (row: LicenseRow, identity: Identity): Question => ({
  product: row.product,
  model: row.model,
  model_version: row.currentVersion,
  host_url: identity.hostUrl,
  is_enabled: row.permitted,
  is_installed: true,
  is_production: identity.production,
  used_licenses: row.used,
});

/** Exactly what would be sent to validate the licenses now, for the administrator to see. */
export async function showValidations(actor: Actor): Promise<Question[]> {
  const [{ rows }, identity] = await Promise.all([listLicenses(actor), theIdentity()]);
  return rows.map((row) => questionAbout(row, identity));
}
