import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { sessionList } from '#lib/environment/sessions/list';

export const columns: Column[] = columnsOf(sessionList.columns, [
  { id: 'userName', header: 'User name', primary: true },
  { id: 'model', header: 'Module' },
  { id: 'openedAt', header: 'Opened' },
  { id: 'expiresAt', header: 'Lapses without a heartbeat' },
]);
