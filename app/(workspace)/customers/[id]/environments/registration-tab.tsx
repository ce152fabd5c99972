import { UtcTime } from '#components/date-time';
import { FastTab } from '#components/fast-tab';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { RegistrationActions } from './registration-actions';
import { RegistrationChip } from './registration-chip';

interface RegistrationTabProps {
  environment: CustomerEnvironment;
  unavailable: string | undefined;
}

/** How the environment stands with its registration, and what it has sent. */
export function RegistrationTab({ environment, unavailable }: RegistrationTabProps) {
  const { id, name, active, registration } = environment;
  const { state, clientId, registeredAt, revokedAt, revokedReason, codeExpiresAt } = registration;
  return (
    <FastTab id="customer-environment.registration" title="Registration and telemetry">
      <RegistrationActions
        environmentId={id}
        name={name}
        active={active}
        registered={state === 'registered'}
        unavailable={unavailable}
      />
      <FieldList
        fields={[
          { label: 'Registration', value: <RegistrationChip registration={registration} /> },
          { label: 'Client', value: clientId },
          { label: 'Registered', value: <UtcTime at={registeredAt} /> },
          ...(state === 'revoked'
            ? [
                { label: 'Revoked', value: <UtcTime at={revokedAt} /> },
                { label: 'Reason', value: revokedReason, wide: true },
              ]
            : []),
          { label: 'Unused code good until', value: <UtcTime at={codeExpiresAt} /> },
          { label: 'Refused attempts', value: <FormattedNumber value={environment.refusedAttempts} /> },
          { label: 'Last refused', value: <UtcTime at={environment.lastRefusedAt} /> },
          { label: 'Last telemetry', value: <UtcTime at={environment.lastTelemetryAt} /> },
        ]}
      />
    </FastTab>
  );
}
