'use client';

import { ActionButton } from '#components/action-button';
import { StatusChip } from '#components/chip';
import { UtcTime } from '#components/date-time';
import type { OwnSession } from '#lib/accounts/own/list-sessions';
import { endOtherSessions, endSession } from './actions';

/** Where one is signed in, and what ends it. */
export function SessionList({ sessions }: { sessions: OwnSession[] }) {
  const others = sessions.length - 1;
  return (
    <>
      <ul aria-label="Sessions" className="mb-4 divide-y divide-separator">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <OneSession session={session} />
          </li>
        ))}
      </ul>
      <ActionButton
        action={{
          id: 'end-others',
          label: 'End all other sessions',
          pendingLabel: 'Ending…',
          danger: true,
          run: () => endOtherSessions(),
          unavailable: others === 0 ? 'You are signed in here only.' : undefined,
          confirm: {
            title: 'End all other sessions?',
            body: 'Wherever else you are signed in, you are signed out at once. What is typed there and not saved yet can be saved after signing in again.',
            confirmLabel: 'End sessions',
          },
        }}
      />
    </>
  );
}

function OneSession({ session }: { session: OwnSession }) {
  const { id, browser, address, createdAt, lastUsedAt, current } = session;
  return (
    <>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 font-semibold wrap-anywhere">
          {browser}
          {current ? <StatusChip tone="success">This one</StatusChip> : null}
        </p>
        <p className="text-sm text-muted">
          From {address} since <UtcTime at={createdAt} />, last used <UtcTime at={lastUsedAt} />
        </p>
      </div>
      {current ? null : (
        <ActionButton
          look="ghost"
          action={{
            id: `end-${id}`,
            label: 'End',
            pendingLabel: 'Ending…',
            danger: true,
            run: () => endSession({ id }),
            confirm: {
              title: `End the session in ${browser}?`,
              body: `You are signed out there at once, at ${address}.`,
              confirmLabel: 'End session',
            },
          }}
        />
      )}
    </>
  );
}
