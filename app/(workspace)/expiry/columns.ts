import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { expiryList } from '#lib/publisher/expiry/list';

export const columns: Column[] = columnsOf(expiryList.columns, [
  { id: 'customerName', header: 'Customer', primary: true },
  { id: 'productName', header: 'Product' },
  { id: 'expiresOn', header: 'End date' },
  { id: 'daysLeft', header: 'Days left', align: 'end' },
  { id: 'overdue', header: 'Overdue' },
  { id: 'ends', header: 'What ends' },
  { id: 'licenseType', header: 'License type' },
  { id: 'userCount', header: 'No. of users', align: 'end' },
  { id: 'enabled', header: 'Enabled', align: 'center' },
  { id: 'region', header: 'Region', defaultHidden: true },
  { id: 'wbs', header: 'WBS', defaultHidden: true },
  { id: 'invoicedAs', header: 'Invoiced as', defaultHidden: true },
]);
