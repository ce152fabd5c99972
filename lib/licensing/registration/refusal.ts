import { AppError } from '#lib/kernel/errors';

/** What the environment is told, and its administrator reads. */
const refusals = {
  registration_pending: 'The environment is not known yet. The product team has been shown the request.',
  registration_rejected: 'The product team has rejected this environment. Ask it for the reason.',
  already_registered:
    'The environment has registered before. To register it again, ask the product team for a registration code.',
  environment_inactive: 'The product team has set this environment to not active.',
  invalid_registration_code:
    'The registration code is wrong, was used already, has expired, or is for another environment. Ask the product team for a new one.',
  registration_code_required:
    'The publisher asks for a registration code at the first registration. Ask the product team for one.',
  too_many_pending:
    'Too many registrations are waiting for the product team, so this one was not kept. Try again later, or ask the product team.',
} as const;
export type Refusal = keyof typeof refusals;

/** Refusals that have no `error` of their own on the wire. */
const errorOf: Partial<Record<Refusal, string>> = {
  registration_code_required: 'invalid_registration_code',
  too_many_pending: 'temporarily_unavailable',
};

export const refused = (refusal: Refusal) =>
  new AppError('invalid', refusals[refusal], { code: errorOf[refusal] ?? refusal });
