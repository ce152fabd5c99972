import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../_server/permission';
import { deletion } from '../_records/bulk-actions';
import { removeMany } from './actions';

/** What can be done with several customers at once. */
export const bulkOf = (actor: Actor): Bulk => ({
  one: 'customer',
  many: 'customers',
  actions: [
    deletion({
      confirm: 'Customers that have products, environments or people stay. This cannot be undone.',
      unavailable: withoutPermission(actor, 'customers', 'delete'),
      run: removeMany,
    }),
  ],
});
