import { CircleCheck, CircleOff, Trash2 } from 'lucide-react';
import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../../../_server/permission';
import { activateMany, deactivateMany, removeMany, undoMany } from './actions';

/** What can be done with several environments at once. */
export function bulkOf(actor: Actor): Bulk {
  const unavailable = withoutPermission(actor, 'customer-environments', 'update');
  return {
    one: 'environment',
    many: 'environments',
    actions: [
      {
        id: 'activate',
        label: 'Activate',
        icon: <CircleCheck aria-hidden="true" />,
        unavailable,
        run: activateMany,
        undo: undoMany,
      },
      {
        id: 'deactivate',
        label: 'Deactivate',
        icon: <CircleOff aria-hidden="true" />,
        unavailable,
        run: deactivateMany,
        undo: undoMany,
      },
      {
        id: 'delete',
        label: 'Delete',
        icon: <Trash2 aria-hidden="true" />,
        danger: true,
        confirm: 'Their registrations end with them. This cannot be undone.',
        unavailable: withoutPermission(actor, 'customer-environments', 'delete'),
        run: removeMany,
      },
    ],
  };
}
