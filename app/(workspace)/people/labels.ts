import type { Tone } from '#components/chip';
import type { Persona } from '#lib/access/views';
import type { Person } from '#lib/accounts/people/list';

export const personaLabels: Record<Persona, string> = {
  'global-administrator': 'Global administrator',
  'organization-administrator': 'Organization administrator',
  user: 'User',
};

export const personaOptions = (['user', 'organization-administrator', 'global-administrator'] as const).map(
  (value) => ({ value, label: personaLabels[value] }),
);

export const personaDescription =
  'A global administrator may do everything, an organization administrator keeps the people of the own organization. What a user may do, roles say.';

export const stateLabels: Record<Person['state'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'success' },
  invited: { label: 'Invited', tone: 'info' },
  disabled: { label: 'Disabled', tone: 'neutral' },
};
