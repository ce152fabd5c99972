'use client';

import { ActionButton } from '#components/action-button';
import { UtcTime } from '#components/date-time';
import type { Offline } from '#lib/environment/offline/read';
import { unpinKey } from './actions';

interface KeyListProps {
  keys: Offline['keys'];
  /** Why this person cannot remove any. */
  unavailable: string | undefined;
}

/** The keys of the publisher that are trusted here. */
export function KeyList({ keys, unavailable }: KeyListProps) {
  if (keys.length === 0) return <p className="text-muted">None. Import publisher keys to begin.</p>;
  return (
    <ul className="flex flex-col divide-y divide-separator" aria-label="Pinned publisher keys">
      {keys.map(({ thumbprint, alg, pinnedAt, pinnedBy }) => (
        <li key={thumbprint} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <span className="min-w-0">
            <span className="block font-mono wrap-anywhere">{thumbprint}</span>
            <span className="text-sm text-muted">
              {alg}, pinned <UtcTime at={new Date(pinnedAt)} /> by {pinnedBy}
            </span>
          </span>
          <ActionButton
            action={{
              id: 'unpin',
              label: 'Unpin',
              pendingLabel: 'Unpinning…',
              danger: true,
              run: () => unpinKey({ thumbprint }),
              unavailable,
              confirm: {
                title: 'Unpin this publisher key?',
                body: `License files that are signed with ${thumbprint} are then refused. Licenses in force stay in force.`,
                confirmLabel: 'Unpin key',
              },
            }}
          />
        </li>
      ))}
    </ul>
  );
}
