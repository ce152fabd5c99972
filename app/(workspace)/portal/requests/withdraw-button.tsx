'use client';

import { Undo2 } from 'lucide-react';
import { ActionButton } from '#components/action-button';
import { withdraw } from '../actions';

export function WithdrawButton({ id, unavailable }: { id: string; unavailable: string | undefined }) {
  return (
    <ActionButton
      action={{
        id: 'withdraw',
        label: 'Withdraw',
        icon: <Undo2 aria-hidden="true" />,
        pendingLabel: 'Withdrawing…',
        unavailable,
        run: () => withdraw({ id }),
      }}
    />
  );
}
