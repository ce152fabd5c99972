import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { recountNameList } from '#lib/environment/recount/list-names';

/** Who was counted. */
export const nameColumns: Column[] = columnsOf(recountNameList.columns, [
  { id: 'userName', header: 'User name', primary: true },
  { id: 'displayName', header: 'Display name' },
]);

/** What was counted, in the report's CSV. */
export const countColumns: Column[] = [
  { id: 'countedAt', header: 'Counted' },
  { id: 'kind', header: 'Kind' },
  { id: 'label', header: 'User license type or module' },
  { id: 'count', header: 'Users' },
  { id: 'quantity', header: 'License Qty then' },
];
