import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import { FormattedNumber } from '#components/number';
import type { SealedState } from '#lib/audit/chain/state';
import type { Loaded } from '../../_server/load';

/** How far the audit log is sealed, and what keeps it from being sealed further. */
export function SealedStateLine({ state }: { state: Loaded<SealedState> }) {
  const fault = 'problem' in state ? state.problem : state.value.fault;
  if (fault) {
    return (
      <div role="alert" className="mb-3">
        <Notification tone="danger">{fault} Nothing more is sealed until that is settled.</Notification>
      </div>
    );
  }
  return 'value' in state ? <Extent state={state.value} /> : null;
}

function Extent({ state: { sequence, sealedAt, unsealed } }: { state: SealedState }) {
  return (
    <p className="mb-2 text-sm text-muted">
      {sequence > 0 && sealedAt ? (
        <>
          Sealed up to entry <FormattedNumber value={sequence} />, <UtcTime at={sealedAt} />.
        </>
      ) : (
        'Nothing is sealed yet.'
      )}
      {unsealed > 0 ? (
        <>
          {' '}
          <FormattedNumber value={unsealed} /> {unsealed === 1 ? 'entry waits' : 'entries wait'} to be sealed.
        </>
      ) : null}
    </p>
  );
}
