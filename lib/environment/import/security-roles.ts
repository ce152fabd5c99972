import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { modules } from '#db/schema/environment';
import { securityRoles } from '#db/schema/user-licensing';
import { changeEnvironment } from '#lib/audit/change';
import { userLicenseTypeLabels, userLicenseTypes } from '#lib/contract/vocabulary';
import { readerOfNames, unknownNames } from '#lib/environment/import/names';
import { findSecurityRoles, type SecurityRole } from '#lib/environment/security-roles/find';
import { securityRoleLabels } from '#lib/environment/security-roles/labels';
import { securityRoleInput } from '#lib/environment/security-roles/schema';
import { insertSecurityRoles, writeSecurityRole } from '#lib/environment/security-roles/write';
import { fold } from '#lib/kernel/text';
import { findAll } from '#lib/records/find-all';
import { type ImportColumn, textOf } from '#lib/records/import/columns';
import type { Importer } from '#lib/records/import/importer';
import { judgeRow, problem } from '#lib/records/import/judge';
import { allOf } from '#lib/records/some-of';

/** A role as a file tells it: modules by model. */
const fileRole = securityRoleInput.extend({ modules: z.string() });
type FileRole = z.output<typeof fileRole>;

interface Plan {
  before: SecurityRole | undefined;
  after: FileRole;
  modules: string[];
}

const typeNames = userLicenseTypes.map((type) => userLicenseTypeLabels[type]);

const columns: ImportColumn[] = [
  { field: 'name', header: 'Name', key: true, example: 'Accountant', about: 'Required; finds the role.' },
  {
    field: 'userLicenseType',
    header: 'User license type',
    read: (cell) =>
      cell === ''
        ? 'none'
        : (userLicenseTypes.find((type) => fold(userLicenseTypeLabels[type]) === fold(cell)) ?? fold(cell)),
    example: 'Functional',
    about: `${typeNames.join(', ')}; None where it is empty.`,
  },
  {
    field: 'modules',
    header: 'Modules',
    example: 'Commission; Expense',
    about:
      'Models of installed modules that the role grants, separated by ; or |. They replace those that it grants.',
  },
];

/** As a file tells it: which knows nothing of what provisioning calls it. */
const inFile = ({ externalId: _, ...role }: SecurityRole) => ({
  ...role,
  modules: allOf(role.modules.map(({ model }) => model)),
});

/** Security roles, found by name. */
export const securityRolesImport: Importer<Plan, 'environment'> = {
  transact: changeEnvironment,
  operation: 'Security Roles Imported',
  label: 'Security roles',
  view: 'users',
  reads: [],
  columns,
  exportOnly: ['Users', 'Updated'],
  keyOf: ({ values }) => fold(textOf(values.name)),
  nameOf: ({ values }) => textOf(values.name),

  async judge(from, rows) {
    const stored = await findAll(
      rows.map((row) => this.keyOf(row)),
      async (keys) => {
        const found = await from
          .select({ id: securityRoles.id })
          .from(securityRoles)
          .where(inArray(securityRoles.nameKey, keys));
        return findSecurityRoles(
          from,
          found.map(({ id }) => id),
        );
      },
    );
    const known = await from
      .select({ id: modules.id, name: modules.model })
      .from(modules)
      .orderBy(asc(modules.modelKey));
    const byKey = new Map(stored.map((role) => [fold(role.name), role]));
    const namedIn = readerOfNames(known);
    return rows.map((row) => {
      const name = this.nameOf(row);
      const before = byKey.get(this.keyOf(row));
      const named = namedIn(textOf(row.values.modules));
      if ('unknown' in named)
        return problem(row.line, name, `Modules: ${unknownNames('installed module', named.unknown)}`);
      const told = 'modules' in row.values;
      const granted = told
        ? named.records
        : (before?.modules ?? []).map(({ id, model }) => ({ id, name: model }));
      const words = allOf(granted.map((module) => module.name));
      return judgeRow({
        row: told ? { ...row, values: { ...row.values, modules: words } } : row,
        name,
        before: before && inFile(before),
        defaults: { modules: '' },
        schema: fileRole,
        labels: securityRoleLabels,
        columns,
        plan: (after) => ({ before, after, modules: granted.map(({ id }) => id) }),
      });
    });
  },

  async write(tx, record, plans) {
    for (const { before, after, modules: granted } of plans)
      if (before) await writeSecurityRole(tx, record, before, { ...after, modules: granted });
    await insertSecurityRoles(
      tx,
      record,
      plans
        .filter(({ before }) => !before)
        .map(({ after, modules: granted }) => ({ ...after, modules: granted })),
    );
  },
};
