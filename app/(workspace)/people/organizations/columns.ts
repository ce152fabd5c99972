import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { organizationList } from '#lib/accounts/organizations/list';

export const columns: Column[] = columnsOf(organizationList.columns, [
  { id: 'name', header: 'Organization', primary: true },
  { id: 'domains', header: 'Allowed e-mail domains', wrap: true },
  { id: 'people', header: 'People', align: 'end' },
]);
