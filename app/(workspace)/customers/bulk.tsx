import { Trash2 } from 'lucide-react';
import type { Bulk } from '#components/data-table';
import type { Actor } from '#lib/access/actor';
import { withoutPermission } from '../../_server/permission';
import { removeMany } from './actions';

/** What can be done with several customers at once. */
export const bulkOf = (actor: Actor): Bulk => ({
  one: 'customer',
  many: 'customers',
  actions: [
    {
      id: 'delete',
      label: 'Delete',
      icon: <Trash2 aria-hidden="true" />,
      danger: true,
      confirm: 'Customers that have products, environments or people stay. This cannot be undone.',
      unavailable: withoutPermission(actor, 'customers', 'delete'),
      run: removeMany,
    },
  ],
});
