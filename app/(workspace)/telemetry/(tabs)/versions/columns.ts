import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { reportedProductList } from '#lib/publisher/telemetry/versions';

export const productColumns: Column[] = columnsOf(reportedProductList.columns, [
  { id: 'name', header: 'Product', primary: true },
  { id: 'modules', header: 'Installed modules', align: 'end' },
  { id: 'versions', header: 'Versions', align: 'end' },
  { id: 'latestVersion', header: 'Latest release' },
  { id: 'upToDate', header: 'Up to date', align: 'end' },
]);
