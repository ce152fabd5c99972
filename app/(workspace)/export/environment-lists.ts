import { licenseCodeLabels } from '#lib/contract/vocabulary';
import { listLicenses } from '#lib/environment/license-view/list';
import { licenseList } from '#lib/environment/license-view/shape';
import { listModules } from '#lib/environment/modules/list';
import { moduleList } from '#lib/environment/modules/shape';
import { rowsFound } from '#lib/lists/in-memory';
import { columns as licenseColumns } from '../license-management/columns';
import { columns as moduleColumns } from '../modules/columns';
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
};
