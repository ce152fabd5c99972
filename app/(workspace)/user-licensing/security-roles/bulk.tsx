import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../../_server/permission';
import { deletion } from '../../_records/bulk-actions';
import { removeMany } from './actions';

/** What can be done with several security roles at once. */
export const bulkOf = (actor: Actor): Bulk => ({
  one: 'security role',
  many: 'security roles',
  actions: [
    deletion({
      confirm:
        'Users who have them lose them, with the modules and user license types that came with them. This cannot be undone.',
      unavailable: withoutPermission(actor, 'users', 'delete'),
      run: removeMany,
    }),
  ],
});
