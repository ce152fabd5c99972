import { asc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { licenseFiles } from '#db/schema/licensing';
import { customerEnvironments, customers, reportedModules } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { MAX_FILE_LENGTH } from '#lib/contract/chosen-file';
import { inSeconds, LICENSE_SET_TYP } from '#lib/contract/licensing';
import { DAY, SECOND } from '#lib/kernel/clock';
import { conflict, notFound } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { buildLicenseSet } from '#lib/licensing/license-set/build';
import { licenseFileInput } from '#lib/licensing/license-set/file-schema';
import { currentSigningKey, signJwt } from '#lib/licensing/signing-keys/sign';
import { counted } from '#lib/records/some-of';

export interface IssuedLicenseFile {
  /** What to call the file. */
  name: string;
  /** The compact JWS. */
  content: string;
  expiresAt: Date;
}

/**
 * The environment's license set as a file, for where there is no connection: what `GET /licenses` answers, meant for
 * the environment ID and good for `days`. It has the customer's products, and those that the environment reported
 * last. Throws AppError `conflict` for an environment that is not active.
 */
export async function issueLicenseFile(actor: Actor, input: unknown): Promise<IssuedLicenseFile> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { environmentId, days } = parse(licenseFileInput, input);
  const { environment, customer } = await environmentOf(environmentId);
  if (!environment.active) {
    throw conflict(`${environment.name} is not active. Switch Active on first, then issue the file.`);
  }
  const holder = {
    clientId: environment.serialNumber,
    environmentId,
    environmentActive: environment.active,
    customerId: environment.customerId,
  };
  const { claims } = await buildLicenseSet(holder, await reportedProducts(environmentId));
  const exp = claims.iat + inSeconds(days * DAY);
  const content = await signJwt(LICENSE_SET_TYP, { ...claims, exp }, await currentSigningKey());
  if (content.length > MAX_FILE_LENGTH) {
    throw conflict(`${customer} has more products than a license file can carry.`);
  }
  const expiresAt = new Date(exp * SECOND);
  await changePublisher(authorized, async (tx, record) => {
    await tx.insert(licenseFiles).values({
      id: newId(),
      environmentId,
      jti: claims.jti,
      issuedBy: actor.name,
      issuedAt: new Date(claims.iat * SECOND),
      expiresAt,
    });
    const details = `${customer} / ${environment.name}: ${counted(claims.licenses.length, 'product')}, good until ${expiresAt.toISOString()} (${claims.jti}).`;
    await record('License File Issued', details, environment.name);
  });
  return { name: `${fileName(environment.name)}.license`, content, expiresAt };
}

async function environmentOf(id: string) {
  const [row] = await reader()
    .select({ environment: customerEnvironments, customer: customers.name })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(eq(customerEnvironments.id, id));
  if (!row) throw notFound('The environment');
  return row;
}

/** They would be named in a request; without one, this is how entries for products without terms get in. */
const reportedProducts = async (environmentId: string): Promise<string[]> =>
  (
    await reader()
      .select({ product: reportedModules.product })
      .from(reportedModules)
      .where(eq(reportedModules.environmentId, environmentId))
      .orderBy(asc(reportedModules.productKey))
  ).map(({ product }) => product);

/** `name` without what Windows or a path would not take. */
const fileName = (name: string): string =>
  name.replace(/[<>:"/\\|?*]+/g, '-').replace(/^[-. ]+|[-. ]+$/g, '') || 'environment';
