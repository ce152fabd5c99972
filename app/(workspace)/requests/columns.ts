import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { requestList } from '#lib/publisher/requests/list';
import { requestKindLabels, requestStateLabels } from '#lib/publisher/requests/schema';

export const columns: Column[] = columnsOf(requestList.columns, [
  { id: 'customerName', header: 'Customer', primary: true },
  { id: 'productName', header: 'Product' },
  { id: 'kind', header: 'Kind', choiceLabels: requestKindLabels },
  { id: 'userCount', header: 'Users asked for', align: 'end' },
  { id: 'expiresOn', header: 'Until' },
  { id: 'state', header: 'State', choiceLabels: requestStateLabels },
  { id: 'createdAt', header: 'Asked' },
  { id: 'requestedBy', header: 'Asked by' },
  { id: 'answeredAt', header: 'Answered', defaultHidden: true },
]);
