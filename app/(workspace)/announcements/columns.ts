import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { announcementKindLabels } from '#lib/contract/vocabulary';
import { announcementList } from '#lib/publisher/announcements/list';
import { stateLabels } from './state-chip';

export const columns: Column[] = columnsOf(announcementList().columns, [
  { id: 'title', header: 'Title', primary: true },
  { id: 'state', header: 'State', choiceLabels: stateLabels },
  { id: 'kind', header: 'Kind', choiceLabels: announcementKindLabels },
  { id: 'startsAt', header: 'From' },
  { id: 'endsAt', header: 'Until' },
  { id: 'text', header: 'Text', defaultHidden: true, wrap: true },
  { id: 'updatedAt', header: 'Updated', defaultHidden: true },
]);
