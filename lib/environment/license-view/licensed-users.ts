import { type Actor, authorize } from '#lib/access/actor';
import { licenseCodePath } from '#lib/contract/user-licensing';
import { theIdentity } from '#lib/environment/identity/read';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';

/**
 * The number of users that the license of a product states: null for a site license, 0 where it has no terms. Throws an
 * AppError `not-found` where the license set in force says nothing of the product. AX called the product a license
 * code, and this `getISVUserLicenseCount`.
 */
export async function readLicensedUsers(actor: Actor, given: unknown): Promise<number | null> {
  authorize(actor, 'licenses', 'read');
  const product = fold(parse(licenseCodePath, given).product);
  const set = await setInForce(await theIdentity());
  const license = set && (await licensesInForce()).get(product);
  if (!license) throw notFound('A license for this product');
  return license.terms ? license.terms.user_count : 0;
}
