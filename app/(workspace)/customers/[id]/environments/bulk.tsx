import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../../../_server/permission';
import { activation, deletion } from '../../../_records/bulk-actions';
import { activateMany, deactivateMany, removeMany, undoMany } from './actions';

/** What can be done with several environments at once. */
export const bulkOf = (actor: Actor): Bulk => ({
  one: 'environment',
  many: 'environments',
  actions: [
    ...activation({
      activate: activateMany,
      deactivate: deactivateMany,
      undo: undoMany,
      unavailable: withoutPermission(actor, 'customer-environments', 'update'),
    }),
    deletion({
      confirm: 'Their registrations end with them. This cannot be undone.',
      unavailable: withoutPermission(actor, 'customer-environments', 'delete'),
      run: removeMany,
    }),
  ],
});
