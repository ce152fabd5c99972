import { z } from 'zod';
import { productField } from '#lib/contract/modules';

/** The environment API: how many users are licensed, and how many were counted. */

/** The user license types that a license can be needed for. */
export const countedTypes = ['enterprise', 'functional', 'task', 'self-serve'] as const;

/** The path of `/license-codes/{product}/user-license-count`, decoded. AX calls a product a license code. */
export const licenseCodePath = z.object({ product: productField() });

/** `GET /license-codes/{product}/user-license-count`: null for a site license. AX: `getISVUserLicenseCount`. */
export const licensedUsersAnswer = z.object({ count: z.int().nullable() });
export type LicensedUsersAnswer = z.output<typeof licensedUsersAnswer>;

/** The path of `/user-license-counts/{type}`. */
export const userLicenseTypePath = z.object({
  type: z.enum(countedTypes, { error: `Must be one of ${countedTypes.join(', ')}.` }),
});

/** `GET /user-license-counts/{type}`: 0 and null when never counted. AX: `getCurrentUserLicenseCount`. */
export const userLicenseCountAnswer = z.object({
  count: z.int(),
  recalculated_at: z.iso.datetime().nullable(),
});
export type UserLicenseCountAnswer = z.output<typeof userLicenseCountAnswer>;
