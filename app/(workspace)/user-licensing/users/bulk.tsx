import { UserCheck, UserX } from 'lucide-react';
import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../../_server/permission';
import { deletion } from '../../_records/bulk-actions';
import { disableMany, enableMany, removeMany, undoMany } from './actions';

/** What can be done with several named users at once. */
export function bulkOf(actor: Actor): Bulk {
  const unavailable = withoutPermission(actor, 'users', 'update');
  return {
    one: 'user',
    many: 'users',
    actions: [
      {
        id: 'enable',
        label: 'Enable',
        icon: <UserCheck aria-hidden="true" />,
        unavailable,
        run: enableMany,
        undo: undoMany,
      },
      {
        id: 'disable',
        label: 'Disable',
        icon: <UserX aria-hidden="true" />,
        unavailable,
        run: disableMany,
        undo: undoMany,
      },
      deletion({
        confirm:
          'They are no longer counted. What provisions them may add them again. This cannot be undone; disabling can.',
        unavailable: withoutPermission(actor, 'users', 'delete'),
        run: removeMany,
      }),
    ],
  };
}
