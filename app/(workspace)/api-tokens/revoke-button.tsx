'use client';

import { ActionButton } from '#components/action-button';
import { revoke } from './actions';

export function RevokeButton({ id, name }: { id: string; name: string }) {
  return (
    <ActionButton
      look="ghost"
      action={{
        id: `revoke-${id}`,
        label: 'Revoke',
        danger: true,
        run: () => revoke({ id }),
        confirm: {
          title: `Revoke the API token ${name}?`,
          body: 'Programs that use it are refused at once. This cannot be undone.',
          confirmLabel: 'Revoke',
        },
      }}
    />
  );
}
