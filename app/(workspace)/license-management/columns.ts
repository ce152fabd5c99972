import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { licenseCodeLabels } from '#lib/contract/vocabulary';
import { licenseList } from '#lib/environment/license-view/shape';

export const columns: Column[] = columnsOf(licenseList.columns, [
  { id: 'status', header: 'Status icon', choiceLabels: licenseCodeLabels },
  { id: 'model', header: 'Model', primary: true },
  { id: 'quantity', header: 'License Qty', align: 'end' },
  { id: 'used', header: 'Used licenses', align: 'end' },
  { id: 'expiresOn', header: 'Expiration date' },
  { id: 'currentVersion', header: 'Current version' },
  { id: 'latestVersion', header: 'Latest version' },
  { id: 'licenseHolder', header: 'License holder' },
]);
