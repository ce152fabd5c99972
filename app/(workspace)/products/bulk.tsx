import { CircleCheck, CircleOff, Trash2 } from 'lucide-react';
import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../_server/permission';
import { activateMany, deactivateMany, removeMany, undoMany } from './actions';

/** What can be done with several products at once. */
export function bulkOf(actor: Actor): Bulk {
  const unavailable = withoutPermission(actor, 'products', 'update');
  return {
    one: 'product',
    many: 'products',
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
        confirm: 'Their releases go with them. Products that a customer has stay. This cannot be undone.',
        unavailable: withoutPermission(actor, 'products', 'delete'),
        run: removeMany,
      },
    ],
  };
}
