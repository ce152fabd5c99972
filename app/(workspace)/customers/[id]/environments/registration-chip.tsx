import { StatusChip, type Tone } from '#components/chip';
import type { RegistrationState } from '#lib/publisher/customer-environments/registration-states';

const words: Record<RegistrationState['state'], { tone: Tone; label: string }> = {
  never: { tone: 'neutral', label: 'Never registered' },
  registered: { tone: 'success', label: 'Registered' },
  revoked: { tone: 'warning', label: 'Revoked' },
};

export function RegistrationChip({ registration: { state } }: { registration: RegistrationState }) {
  return <StatusChip tone={words[state].tone}>{words[state].label}</StatusChip>;
}
