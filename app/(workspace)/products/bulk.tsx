import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../_server/permission';
import { activation, deletion } from '../_records/bulk-actions';
import { activateMany, deactivateMany, removeMany, undoMany } from './actions';

/** What can be done with several products at once. */
export const bulkOf = (actor: Actor): Bulk => ({
  one: 'product',
  many: 'products',
  actions: [
    ...activation({
      activate: activateMany,
      deactivate: deactivateMany,
      undo: undoMany,
      unavailable: withoutPermission(actor, 'products', 'update'),
    }),
    deletion({
      confirm: 'Their releases go with them. Products that a customer has stay. This cannot be undone.',
      unavailable: withoutPermission(actor, 'products', 'delete'),
      run: removeMany,
    }),
  ],
});
