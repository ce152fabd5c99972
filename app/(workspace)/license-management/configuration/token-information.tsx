import { StatusChip, type Tone } from '#components/chip';
import { UtcTime } from '#components/date-time';
import { FastTab } from '#components/fast-tab';
import { FieldList } from '#components/field-list';
import type { RegistrationView } from '#lib/environment/registration/read';
import type { NotRegisteredReason, RegistrationStatus } from '#lib/environment/registration/status';

const tones: Record<RegistrationStatus, Tone> = {
  Registered: 'success',
  'Not registered': 'warning',
  'Token expired': 'warning',
  Failure: 'danger',
};

const reasons: Record<NotRegisteredReason, string> = {
  'never-tried': 'never tried',
  pending: 'pending',
  copied: 'copied',
  'endpoint-changed': 'endpoint changed',
};

/** The FastTab Token information. */
export function TokenInformation({ registration }: { registration: RegistrationView }) {
  const { status, reason, message } = registration;
  const chip = (
    <StatusChip tone={tones[status]}>
      {status}
      {reason ? ` (${reasons[reason]})` : null}
    </StatusChip>
  );
  return (
    <FastTab id="license-management.token-information" title="Token information" summary={status}>
      <FieldList
        fields={[
          { label: 'Effective registration status', value: chip },
          { label: 'Token expiry date', value: <UtcTime at={registration.tokenExpiresAt} /> },
          { label: 'Status message', value: message, wide: true },
        ]}
      />
      <h3 className="mt-5 mb-2 border-b border-separator pb-1 font-semibold">Registration info</h3>
      <FieldList
        fields={[
          { label: 'Tenant ID', value: registration.tenantId },
          { label: 'Environment ID', value: registration.environmentId },
          { label: 'License holder', value: registration.licenseHolder },
          { label: 'Client ID', value: registration.clientId },
          { label: 'Registered', value: <UtcTime at={registration.registeredAt} /> },
          { label: 'Token last refreshed', value: <UtcTime at={registration.renewedAt} /> },
          { label: 'Last registration or token request', value: <UtcTime at={registration.lastAttemptAt} /> },
        ]}
      />
    </FastTab>
  );
}
