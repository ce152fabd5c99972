import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { namedUsers, securityRoles } from '#db/schema/user-licensing';
import { changeEnvironment } from '#lib/audit/change';
import { readerOfNames, unknownNames } from '#lib/environment/import/names';
import { type NamedUser, withRoles } from '#lib/environment/named-users/find';
import { namedUserLabels } from '#lib/environment/named-users/labels';
import { namedUserInput } from '#lib/environment/named-users/schema';
import { insertNamedUsers, writeNamedUser } from '#lib/environment/named-users/write';
import { fold } from '#lib/kernel/text';
import { findAll } from '#lib/records/find-all';
import { type ImportColumn, textOf, yesOrNo } from '#lib/records/import/columns';
import type { Importer } from '#lib/records/import/importer';
import { judgeRow, problem } from '#lib/records/import/judge';
import { allOf } from '#lib/records/some-of';

/** A user as a file tells it: roles by name. */
const fileUser = namedUserInput.extend({ roles: z.string() });
type FileUser = z.output<typeof fileUser>;

interface Plan {
  before: NamedUser | undefined;
  after: FileUser;
  roles: string[];
}

const enabled = yesOrNo(['enabled', 'active'], ['disabled', 'inactive']);

const columns: ImportColumn[] = [
  {
    field: 'userName',
    header: 'User name',
    key: true,
    example: 'anna@contoso.com',
    about: 'Required; finds the user.',
  },
  { field: 'displayName', header: 'Display name', example: 'Anna Berg', about: 'Optional.' },
  { field: 'email', header: 'E-mail', example: 'anna@contoso.com', about: 'Optional.' },
  {
    field: 'enabled',
    header: 'Enabled',
    read: (cell) => (cell === '' ? true : enabled(cell)),
    example: 'Yes',
    about: 'Yes or No; Yes where it is empty.',
  },
  {
    field: 'roles',
    header: 'Roles',
    example: 'Accountant; Buyer',
    about: 'Security roles that exist, separated by ; or |. They replace the roles that the user has.',
  },
];

/** As a file tells it: which knows nothing of what provisioning calls it. */
const inFile = ({ externalId: _, ...user }: NamedUser) => ({
  ...user,
  roles: allOf(user.roles.map(({ name }) => name)),
});

/** Named users, found by user name. */
export const usersImport: Importer<Plan, 'environment'> = {
  transact: changeEnvironment,
  operation: 'Users Imported',
  label: 'Users',
  view: 'users',
  reads: [],
  columns,
  exportOnly: ['User license type', 'Updated'],
  keyOf: ({ values }) => fold(textOf(values.userName)),
  nameOf: ({ values }) => textOf(values.userName),

  async judge(from, rows) {
    const [stored, known] = [
      await findAll(
        rows.map((row) => this.keyOf(row)),
        async (keys) =>
          withRoles(from, await from.select().from(namedUsers).where(inArray(namedUsers.userNameKey, keys))),
      ),
      await from
        .select({ id: securityRoles.id, name: securityRoles.name })
        .from(securityRoles)
        .orderBy(asc(securityRoles.nameKey)),
    ];
    const byKey = new Map(stored.map((user) => [fold(user.userName), user]));
    const namedIn = readerOfNames(known);
    return rows.map((row) => {
      const name = this.nameOf(row);
      const before = byKey.get(this.keyOf(row));
      const named = namedIn(textOf(row.values.roles));
      if ('unknown' in named) return problem(row.line, name, `Roles: ${unknownNames('role', named.unknown)}`);
      const told = 'roles' in row.values;
      const roles = told ? named.records : (before?.roles ?? []);
      return judgeRow({
        row: told ? { ...row, values: { ...row.values, roles: allOf(roles.map((role) => role.name)) } } : row,
        name,
        before: before && inFile(before),
        defaults: { enabled: true, roles: '' },
        schema: fileUser,
        labels: namedUserLabels,
        columns,
        plan: (after) => ({ before, after, roles: roles.map(({ id }) => id) }),
      });
    });
  },

  async write(tx, record, plans) {
    for (const { before, after, roles } of plans)
      if (before) await writeNamedUser(tx, record, before, { ...after, roles });
    await insertNamedUsers(
      tx,
      record,
      plans.filter(({ before }) => !before).map(({ after, roles }) => ({ ...after, roles })),
    );
  },
};
