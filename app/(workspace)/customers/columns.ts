import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { customerList } from '#lib/publisher/customers/list';

export const columns: Column[] = columnsOf(customerList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'customerNumber', header: 'Customer number' },
  { id: 'region', header: 'Region' },
  { id: 'products', header: 'Products', align: 'end' },
  { id: 'environments', header: 'Environments', align: 'end' },
  { id: 'updatedAt', header: 'Updated' },
  { id: 'description', header: 'Description', defaultHidden: true },
]);
