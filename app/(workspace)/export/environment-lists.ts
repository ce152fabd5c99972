import { licenseCodeLabels, userLicenseTypeLabels } from '#lib/contract/vocabulary';
import { listLicenses } from '#lib/environment/license-view/list';
import { licenseList } from '#lib/environment/license-view/shape';
import { listModules } from '#lib/environment/modules/list';
import { moduleList } from '#lib/environment/modules/shape';
import { everyNamedUser, namedUserList } from '#lib/environment/named-users/list';
import { everyRecount, recountList } from '#lib/environment/recount/list';
import { everyCountedUser, recountNameList } from '#lib/environment/recount/list-names';
import { readRecountReport } from '#lib/environment/recount/report';
import { everySecurityRole, securityRoleList } from '#lib/environment/security-roles/list';
import { everySession, sessionList } from '#lib/environment/sessions/list';
import { rowsFound } from '#lib/lists/in-memory';
import { allOf } from '#lib/records/some-of';
import { one } from '../_records/search-params';
import { columns as licenseColumns } from '../license-management/columns';
import { columns as moduleColumns } from '../modules/columns';
import { columns as recountColumns } from '../user-licensing/recounts/columns';
import { outcomeWords } from '../user-licensing/recounts/outcome';
import { countedOf } from '../user-licensing/report/asked';
import { countColumns, nameColumns } from '../user-licensing/report/columns';
import { columns as securityRoleColumns } from '../user-licensing/security-roles/columns';
import { columns as sessionColumns } from '../user-licensing/sessions/columns';
import { columns as namedUserColumns } from '../user-licensing/users/columns';
import { csvOf } from './csv';
import { auditLog, type Export, queryOf } from './query';

/** The environment's lists; each verb asks for the permission itself. */
export const environmentLists: Record<string, Export> = {
  'audit-log': auditLog('environment'),

  licenses: async (actor, params) => {
    const { rows } = await listLicenses(actor);
    return csvOf(licenseColumns, [rowsFound(licenseList, rows, queryOf(licenseList, params))], {
      status: (license) => licenseCodeLabels[license.code],
    });
  },

  modules: async (actor, params) =>
    csvOf(moduleColumns, [rowsFound(moduleList, await listModules(actor), queryOf(moduleList, params))]),

  'named-users': (actor, params) =>
    csvOf(
      namedUserColumns,
      everyNamedUser(actor, queryOf(namedUserList, params), { roleId: one(params.role) || undefined }),
      {
        userLicenseType: (user) => userLicenseTypeLabels[user.userLicenseType],
        // As an import takes them.
        roles: (user) => allOf(user.roles.map(({ name }) => name)),
      },
    ),

  sessions: (actor, params) => csvOf(sessionColumns, everySession(actor, queryOf(sessionList, params))),

  recounts: (actor, params) =>
    csvOf(recountColumns, everyRecount(actor, queryOf(recountList, params)), {
      took: ({ took }) => took && took / 1000,
      outcome: ({ outcome }) => outcomeWords[outcome],
    }),

  'recount-names': (actor, params) =>
    csvOf(nameColumns, everyCountedUser(actor, countedOf(params), queryOf(recountNameList, params))),

  'recount-report': async (actor, params) => {
    const { run, types, modules } = await readRecountReport(actor, { id: one(params.run) });
    const rows = [
      ...types.map(({ type, count }) => ({
        kind: 'User license type',
        label: userLicenseTypeLabels[type],
        count,
        quantity: null,
      })),
      ...modules.map(({ model, ...module }) => ({ ...module, kind: 'Module', label: model })),
    ];
    return csvOf(countColumns, [rows], { countedAt: () => run.finishedAt });
  },

  'security-roles': (actor, params) =>
    csvOf(securityRoleColumns, everySecurityRole(actor, queryOf(securityRoleList, params)), {
      userLicenseType: (role) => userLicenseTypeLabels[role.userLicenseType],
      modules: (role) => allOf(role.modules.map(({ model }) => model)),
    }),
};
