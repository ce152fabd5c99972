import type { Tone } from '#components/chip';
import type { Role } from '#lib/access/views';
import type { Person } from '#lib/accounts/people/list';

export const roleLabels: Record<Role, string> = { administrator: 'Administrator', user: 'User' };

export const roleOptions = (['user', 'administrator'] as const).map((value) => ({
  value,
  label: roleLabels[value],
}));

export const roleDescription =
  'An administrator may do everything. A user sees this environment and its licenses, and changes nothing.';

export const stateLabels: Record<Person['state'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'success' },
  invited: { label: 'Invited', tone: 'info' },
  disabled: { label: 'Disabled', tone: 'neutral' },
};
