import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { recountList } from '#lib/environment/recount/list';
import { outcomeWords } from './outcome';

export const columns: Column[] = columnsOf(recountList.columns, [
  { id: 'startedAt', header: 'Started', primary: true },
  { id: 'finishedAt', header: 'Finished' },
  { id: 'took', header: 'Seconds', align: 'end' },
  { id: 'ranBy', header: 'Run by' },
  { id: 'outcome', header: 'Outcome', choiceLabels: outcomeWords },
  { id: 'enabledUsers', header: 'Enabled users', align: 'end' },
  { id: 'message', header: 'Message', wrap: true },
]);
