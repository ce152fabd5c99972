import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { apiTokenList } from '#lib/accounts/api-tokens/shape';

export const columns: Column[] = columnsOf(apiTokenList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'scopes', header: 'Scopes', wrap: true },
  {
    id: 'state',
    header: 'State',
    choiceLabels: { active: 'Active', expired: 'Expired', revoked: 'Revoked' },
  },
  { id: 'expires', header: 'Expires after' },
  { id: 'lastUsed', header: 'Last used' },
  { id: 'created', header: 'Created' },
  { id: 'createdBy', header: 'Created by' },
  { id: 'revoke', header: 'Action', hideable: false },
]);
