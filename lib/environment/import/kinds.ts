import { z } from 'zod';
import { securityRolesImport } from '#lib/environment/import/security-roles';
import { usersImport } from '#lib/environment/import/users';
import { choice } from '#lib/kernel/fields';
import type { Importer } from '#lib/records/import/importer';

/** What can be imported, in the order in which one does it: users refer to roles. */
export const importKinds = ['security-roles', 'users'] as const;
export type ImportKind = (typeof importKinds)[number];

export const kindInput = z.object({ kind: choice(importKinds) });

/** The importer of `kind`, for whoever need not know what its plans are. */
export const importerOf = (kind: ImportKind): Importer<unknown, 'environment'> =>
  ({ 'security-roles': securityRolesImport, users: usersImport })[kind] as Importer<unknown, 'environment'>;
