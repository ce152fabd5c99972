'use client';

import { CircleCheck } from 'lucide-react';
import { ActionButton } from '#components/action-button';
import { end } from './actions';

/** What the announcement tells of is over, sooner than announced. */
export function EndButton({ id, unavailable }: { id: string; unavailable: string | undefined }) {
  return (
    <ActionButton
      action={{
        id: 'end',
        label: 'End now',
        icon: <CircleCheck aria-hidden="true" />,
        pendingLabel: 'Ending…',
        unavailable,
        run: () => end({ id }),
      }}
    />
  );
}
