import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import { securityRoleList } from '#lib/environment/security-roles/list';

export const columns: Column[] = columnsOf(securityRoleList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'userLicenseType', header: 'User license type', choiceLabels: userLicenseTypeLabels },
  { id: 'users', header: 'Users', align: 'end' },
  { id: 'modules', header: 'Modules' },
  { id: 'updatedAt', header: 'Updated', defaultHidden: true },
]);
