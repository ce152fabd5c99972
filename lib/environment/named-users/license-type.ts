import { type UserLicenseType, userLicenseTypes } from '#lib/contract/vocabulary';

/** The license that a user with these roles needs: the highest type among them. */
export const highestType = (types: readonly UserLicenseType[]): UserLicenseType =>
  userLicenseTypes.find((type) => types.includes(type)) ?? 'none';
