import { type SQL, sql } from 'drizzle-orm';
import type { AnyColumn } from '#db/dialect';
import { securityRoles } from '#db/schema/user-licensing';
import { userLicenseTypes } from '#lib/contract/vocabulary';

/** A user license type as a digit that sorts the highest first. */
export const rankOfType = (column: AnyColumn = securityRoles.userLicenseType): SQL<string> =>
  sql`case ${column} ${sql.join(
    userLicenseTypes.map((type, rank) => sql`when ${type} then ${sql.raw(`'${rank}'`)}`),
    sql` `,
  )} end`;

/** The user license type that a digit of {@link rankOfType} stands for. */
export const typeOfRank = (rank: SQL): SQL<string> =>
  sql`case ${rank} ${sql.join(
    userLicenseTypes.map((type, at) => sql`when ${sql.raw(`'${at}'`)} then ${sql.raw(`'${type}'`)}`),
    sql` `,
  )} end`;
