import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { moduleList } from '#lib/environment/modules/shape';

export const columns: Column[] = columnsOf(moduleList.columns, [
  { id: 'model', header: 'Model', primary: true },
  { id: 'product', header: 'Product' },
  { id: 'installedVersion', header: 'Installed version' },
  { id: 'usedLicenses', header: 'Used licenses', align: 'end' },
  { id: 'switchedOffAt', header: 'Switched off since' },
  { id: 'updatedAt', header: 'Updated' },
]);
