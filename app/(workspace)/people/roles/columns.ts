import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { audienceLabels } from '#lib/access/views';
import { roleList } from '#lib/accounts/roles/list';

export const columns: Column[] = columnsOf(roleList.columns, [
  { id: 'name', header: 'Role', primary: true },
  { id: 'audience', header: 'For', choiceLabels: audienceLabels },
  { id: 'people', header: 'People', align: 'end' },
  { id: 'grants', header: 'Grants', wrap: true },
  { id: 'description', header: 'Description', wrap: true, defaultHidden: true },
]);
