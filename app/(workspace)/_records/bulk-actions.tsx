import { CircleCheck, CircleOff, Trash2 } from 'lucide-react';
import type { BulkAction } from '#components/data-table';

type Common = Pick<BulkAction, 'unavailable'>;

interface Activation extends Common {
  activate: BulkAction['run'];
  deactivate: BulkAction['run'];
  undo: BulkAction['undo'];
}

/** Activates or deactivates the chosen records; either can be taken back. */
export const activation = ({ activate, deactivate, ...both }: Activation): BulkAction[] => [
  {
    id: 'activate',
    label: 'Activate',
    icon: <CircleCheck aria-hidden="true" />,
    run: activate,
    ...both,
  },
  {
    id: 'deactivate',
    label: 'Deactivate',
    icon: <CircleOff aria-hidden="true" />,
    run: deactivate,
    ...both,
  },
];

interface Deletion extends Common {
  /** What goes with the records, what stays, and that it is for good. */
  confirm: string;
  run: BulkAction['run'];
}

/** Deletes the chosen records after asking. */
export const deletion = (action: Deletion): BulkAction => ({
  id: 'delete',
  label: 'Delete',
  icon: <Trash2 aria-hidden="true" />,
  danger: true,
  ...action,
});
