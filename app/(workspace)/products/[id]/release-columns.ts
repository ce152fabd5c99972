import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { releaseList } from '#lib/publisher/releases/list';

export const releaseColumns: Column[] = columnsOf(releaseList.columns, [
  { id: 'version', header: 'Version', primary: true },
  { id: 'releasedOn', header: 'Release date' },
  { id: 'releaseNotesUrl', header: 'Release notes', wrap: true },
]);
