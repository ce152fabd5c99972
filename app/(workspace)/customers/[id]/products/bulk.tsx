import { CalendarDays, CalendarPlus, CircleCheck, CircleOff } from 'lucide-react';
import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../../../_server/permission';
import { deletion } from '../../../_records/bulk-actions';
import { disableMany, enableMany, extendManyByYear, removeMany, setEndDateOfMany, undoMany } from './actions';

/** What can be done with several customer products at once. */
export function bulkOf(actor: Actor): Bulk {
  const unavailable = withoutPermission(actor, 'customer-products', 'update');
  return {
    one: 'customer product',
    many: 'customer products',
    actions: [
      {
        id: 'enable',
        label: 'Enable',
        icon: <CircleCheck aria-hidden="true" />,
        unavailable,
        run: enableMany,
        undo: undoMany,
      },
      {
        id: 'disable',
        label: 'Disable',
        icon: <CircleOff aria-hidden="true" />,
        unavailable,
        run: disableMany,
        undo: undoMany,
      },
      {
        id: 'extend',
        label: 'Extend by a year',
        icon: <CalendarPlus aria-hidden="true" />,
        unavailable,
        run: extendManyByYear,
        undo: undoMany,
      },
      {
        id: 'end-date',
        label: 'Set end date',
        icon: <CalendarDays aria-hidden="true" />,
        date: { field: 'expiresOn', label: 'End date', description: 'The last day of each license.' },
        unavailable,
        run: setEndDateOfMany,
        undo: undoMany,
      },
      deletion({
        confirm:
          'What is Enabled for a customer with an active environment cannot be deleted. This cannot be undone.',
        unavailable: withoutPermission(actor, 'customer-products', 'delete'),
        run: removeMany,
      }),
    ],
  };
}
