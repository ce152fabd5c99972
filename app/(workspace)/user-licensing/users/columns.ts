import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import { namedUserList } from '#lib/environment/named-users/list';

export const columns: Column[] = columnsOf(namedUserList.columns, [
  { id: 'userName', header: 'User name', primary: true },
  { id: 'displayName', header: 'Display name' },
  { id: 'enabled', header: 'Enabled' },
  { id: 'userLicenseType', header: 'User license type', choiceLabels: userLicenseTypeLabels },
  { id: 'roles', header: 'Roles' },
  { id: 'email', header: 'E-mail', defaultHidden: true },
  { id: 'updatedAt', header: 'Updated', defaultHidden: true },
]);
