import { z } from 'zod';
import { personas } from '#lib/access/views';
import { isGuessable } from '#lib/accounts/guessable';
import { choice, email, recordId, recordIds, recordRevision, text } from '#lib/kernel/fields';
import { fold } from '#lib/kernel/text';
import { recordChange } from '#lib/records/record';

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 200;

/** A password to be chosen: any characters, not trimmed. Length is what makes it strong (NIST SP 800-63B §3.1.1). */
export const newPassword = () =>
  z
    .string({ error: (issue) => (issue.input === undefined ? 'Required.' : 'Must be text.') })
    .refine((value) => value !== '', { message: 'Required.', abort: true })
    .refine((value) => value.isWellFormed() && !value.includes('\0'), {
      message: 'Contains characters that cannot be used here.',
    })
    .refine((value) => value.length >= PASSWORD_MIN, { message: `At least ${PASSWORD_MIN} characters.` })
    .refine((value) => value.length <= PASSWORD_MAX, {
      message: `At most ${PASSWORD_MAX} characters.`,
      abort: true,
    })
    .refine((value) => new Set(value.toLowerCase()).size >= 4, {
      message: 'Repeats the same few characters. Choose a longer mix, such as several words.',
      abort: true,
    })
    .refine((value) => !isGuessable(value), {
      message: 'Is among the first that others would try. Choose several words that do not belong together.',
    });

/** Whether `password` is the e-mail address, or the part of it before the @, of whom it should protect. */
export function resemblesEmail(password: string, address: string): boolean {
  const given = fold(password);
  const whole = fold(address);
  return given === whole || given === whole.split('@', 1)[0];
}

export const RESEMBLES_EMAIL = 'Must not be the e-mail address.';

/** A password as typed to sign in: whatever it is, it is only compared. */
const typedPassword = () =>
  z
    .string({ error: 'Required.' })
    .refine((value) => value !== '', { message: 'Required.', abort: true })
    .refine((value) => value.length <= 1000, { message: 'At most 1,000 characters.' });

/** Who somebody is says their session. */
export const confirmation = z.object({ password: typedPassword() });

export const credentials = z.object({ email: email(), password: typedPassword() });

const placed = {
  name: text(),
  persona: choice(personas),
  /** What a form asks before it asks which customer. */
  organization: choice(['own', 'customer']).optional(),
  /** The customer whose organization it is; missing or empty for the own one. */
  customerId: z.preprocess((posted) => posted || undefined, recordId().optional()),
  roles: recordIds(100),
};

const isPlaced = ({ organization, customerId }: { organization?: string; customerId?: string }) =>
  organization !== 'customer' || customerId !== undefined;
const notPlaced = { path: ['customerId'], message: 'Choose the customer.' };

export const invitation = z.object({ email: email(), ...placed }).refine(isPlaced, notPlaced);

export const personChange = recordChange.extend(placed).refine(isPlaced, notPlaced);

export const ownName = z.object({ name: text(), revision: recordRevision() });

const passwordRepeated = { message: 'The two passwords differ.', path: ['repeated'] };

export const passwordChange = z
  .object({ current: typedPassword(), password: newPassword(), repeated: typedPassword() })
  .refine((value) => value.password === value.repeated, passwordRepeated);

export const linkRedemption = z
  .object({ token: text(100), password: newPassword(), repeated: typedPassword() })
  .refine((value) => value.password === value.repeated, passwordRepeated);

/** The first administrator where nobody has a password: one signs in at the OpenID Provider. */
export const firstAdministratorByEmail = z.object({ code: text(100), name: text(), email: email() });

export const firstAdministrator = firstAdministratorByEmail
  .extend({ password: newPassword(), repeated: typedPassword() })
  .refine((value) => value.password === value.repeated, passwordRepeated)
  .refine((value) => !resemblesEmail(value.password, value.email), {
    message: RESEMBLES_EMAIL,
    path: ['password'],
  });
