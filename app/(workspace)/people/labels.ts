import type { Tone } from '#components/chip';
import type { Persona } from '#lib/access/views';
import type { Person, PersonState } from '#lib/accounts/people/list';

export const personaLabels: Record<Persona, string> = {
  'global-administrator': 'Global administrator',
  'organization-administrator': 'Organization administrator',
  user: 'User',
};

const options = (personas: Persona[]) => personas.map((value) => ({ value, label: personaLabels[value] }));

/** The personas that a person of a customer, or one whom an organization administrator adds, can have. */
export const limitedPersonas = options(['user', 'organization-administrator']);
export const allPersonas = options(['user', 'organization-administrator', 'global-administrator']);

export const stateLabels: Record<PersonState, { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'success' },
  invited: { label: 'Invited', tone: 'info' },
  disabled: { label: 'Disabled', tone: 'neutral' },
};

/** How a person stands: one whose address the organization does not allow cannot sign in, whatever else is true. */
export const standing = ({ state, admitted }: Person): { label: string; tone: Tone } =>
  admitted || state === 'disabled' ? stateLabels[state] : { label: 'Domain not allowed', tone: 'warning' };
