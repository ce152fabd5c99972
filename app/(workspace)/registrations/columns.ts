import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { registrationList } from '#lib/publisher/registrations/list';

const columns: Column[] = [
  { id: 'tenant', header: 'Tenant', primary: true },
  { id: 'serialNumber', header: 'Serial number' },
  { id: 'attempts', header: 'Attempts', align: 'end' },
  { id: 'firstSeenAt', header: 'First seen' },
  { id: 'lastSeenAt', header: 'Last seen' },
  { id: 'remoteAddress', header: 'Address' },
];
const reason: Column = { id: 'reason', header: 'Reason', wrap: true };

/** Only those that were rejected have a reason. */
export const columnsOfState = (state: 'pending' | 'rejected'): Column[] =>
  columnsOf(registrationList.columns, state === 'pending' ? columns : [...columns, reason]);
