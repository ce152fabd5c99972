import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { auditList } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';

export const columnsOfSide = (side: Side): Column[] =>
  columnsOf(auditList[side].columns, [
    { id: 'operation', header: 'Operation', primary: true },
    { id: 'actor', header: 'User ID' },
    { id: 'at', header: 'Date/Time (UTC)' },
    { id: 'details', header: 'Details', wrap: true },
    { id: 'environment', header: 'Environment' },
  ]);
