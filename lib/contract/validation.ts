import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { modelField, optionalVersion, productField, usedLicenses } from '#lib/contract/modules';
import { signedClaims } from '#lib/contract/signed';
import { type LicenseFact, licenseCodes, licenseFacts, reactions } from '#lib/contract/vocabulary';
import { isCalendarDate, optionalText, text } from '#lib/kernel/fields';

const yesNo = () =>
  z.boolean({ error: (issue) => (issue.input === undefined ? 'Required.' : 'Must be true or false.') });

/** `POST /validations`: what is asked about one installed module, and all that is told with it. */
export const validationRequest = z.object({
  product: productField(),
  model: modelField(),
  model_version: optionalVersion(),
  host_url: optionalText(2000),
  /** The module's license as the environment has it now. */
  is_enabled: yesNo(),
  is_installed: yesNo(),
  is_production: yesNo(),
  used_licenses: usedLicenses(),
  /** Comes back in the answer, which then cannot be an older one. */
  nonce: text(maxLength.nonce).optional(),
});
export type ValidationRequest = z.output<typeof validationRequest>;

const facts = Object.fromEntries(licenseFacts.map((fact) => [fact, yesNo()]));

/** The claims of the signed answer: what the license says today. */
export const licenseValidation = z.object({
  ...signedClaims,
  product: productField(),
  code: z.enum(licenseCodes),
  facts: z.object(facts as Record<LicenseFact, z.ZodBoolean>),
  permitted: yesNo(),
  /** What decided; null while the license is valid. */
  reaction: z.enum(reactions).nullable(),
  message: z.string().max(4000).nullable(),
  expires_on: z
    .string({ error: 'Must be a date or null.' })
    .refine(isCalendarDate, { message: 'Must be a date, as in 2030-12-31.' })
    .nullable(),
  /** As sent; null where none was. */
  nonce: z.string().max(maxLength.nonce).nullable(),
});
export type LicenseValidation = z.output<typeof licenseValidation>;
