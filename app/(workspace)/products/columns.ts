import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import { productList } from '#lib/publisher/products/list';

export const columns: Column[] = columnsOf(productList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'active', header: 'Active', align: 'center' },
  { id: 'latestVersion', header: 'Latest version' },
  { id: 'releasedOn', header: 'Released' },
  { id: 'region', header: 'Region' },
  { id: 'metric', header: 'License metric', choiceLabels: metricLabels },
  { id: 'reaction', header: 'Reaction', choiceLabels: reactionLabels },
  { id: 'featureManaged', header: 'Feature managed', align: 'center' },
  { id: 'customers', header: 'Customers', align: 'end' },
  { id: 'disableLicenseControl', header: 'Disable license control', align: 'center', defaultHidden: true },
  { id: 'description', header: 'Description', defaultHidden: true },
  { id: 'updatedAt', header: 'Updated', defaultHidden: true },
]);
