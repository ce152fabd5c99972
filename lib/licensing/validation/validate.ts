import { eq } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { customerEnvironments, validations } from '#db/schema/publisher';
import { config } from '#lib/config/config';
import { type ValidationRequest, validationRequest } from '#lib/contract/validation';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { type Validity, validityOf } from '#lib/license/validation';
import { entryFor } from '#lib/licensing/license-set/entry-for';
import type { RegisteredClient } from '#lib/licensing/tokens/authenticate';
import { signedValidation } from '#lib/licensing/validation/signed';

/**
 * What the license of one module says today, as a compact JWS; the question is kept in the validation log. Throws
 * AppError `invalid` for a question that cannot be one.
 */
export async function validateLicense(client: RegisteredClient, input: unknown): Promise<string> {
  const asked = parse(validationRequest, input);
  const license = await entryFor(client, asked.product);
  const at = now();
  const said = validityOf(license, asked, client.environmentActive, at);
  const answer = await signedValidation({
    ...(await forWhom(client)),
    product: license.product,
    ...said,
    nonce: asked.nonce ?? null,
  });
  await log(client.environmentId, asked, said, at);
  return answer;
}

async function forWhom(client: RegisteredClient) {
  const [environment] = await reader()
    .select({ tenant: customerEnvironments.tenant, serialNumber: customerEnvironments.serialNumber })
    .from(customerEnvironments)
    .where(eq(customerEnvironments.id, client.environmentId));
  if (!environment) throw new Error('The environment was deleted while its license was validated.');
  return {
    iss: config().issuer,
    sub: environment.serialNumber,
    aud: client.clientId,
    tenant_id: environment.tenant,
  };
}

const log = (environmentId: string, asked: ValidationRequest, { code, permitted }: Validity, at: Date) =>
  transaction((tx) =>
    tx.insert(validations).values({
      id: newId(),
      environmentId,
      at,
      product: asked.product,
      productKey: fold(asked.product),
      model: asked.model,
      modelVersion: asked.model_version ?? '',
      hostUrl: asked.host_url,
      enabled: asked.is_enabled,
      installed: asked.is_installed,
      production: asked.is_production,
      usedLicenses: asked.used_licenses,
      code,
      permitted,
    }),
  );
