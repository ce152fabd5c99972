import { Trash2 } from 'lucide-react';
import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../../_server/permission';
import { removeMany } from './actions';

/** What can be done with several security roles at once. */
export const bulkOf = (actor: Actor): Bulk => ({
  one: 'security role',
  many: 'security roles',
  actions: [
    {
      id: 'delete',
      label: 'Delete',
      icon: <Trash2 aria-hidden="true" />,
      danger: true,
      confirm:
        'Users who have them lose them, with the modules and user license types that came with them. This cannot be undone.',
      unavailable: withoutPermission(actor, 'users', 'delete'),
      run: removeMany,
    },
  ],
});
