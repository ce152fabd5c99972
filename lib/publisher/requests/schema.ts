import { z } from 'zod';
import { MAX_USER_COUNT } from '#lib/contract/licensing';
import { today } from '#lib/kernel/clock';
import {
  calendarDate,
  choice,
  optionalLines,
  recordId,
  recordRevision,
  wholeNumber,
} from '#lib/kernel/fields';

export const requestKinds = ['renewal', 'users'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestKindLabels: Record<RequestKind, string> = { renewal: 'Renewal', users: 'More users' };

export const requestStates = ['open', 'granted', 'declined', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const requestStateLabels: Record<RequestState, string> = {
  open: 'Open',
  granted: 'Granted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

const LONGEST_MESSAGE = 2000;

/** The terms that a request would change. */
export interface PresentTerms {
  siteLicense: boolean;
  userCount: number | null;
  expiresOn: string | null;
}

/** Why nothing of this kind can be asked for under these terms; nothing where it can. */
export function notToBeAsked(
  kind: RequestKind,
  { siteLicense, expiresOn }: PresentTerms,
): string | undefined {
  if (kind === 'users') {
    return siteLicense ? 'A site license covers any number of users.' : undefined;
  }
  return expiresOn === null ? 'This license has no end date, so there is nothing to renew.' : undefined;
}

/** Whether these terms give what was asked for already. */
export const covers = (
  { siteLicense, userCount, expiresOn }: PresentTerms,
  wish: { kind: RequestKind; userCount: number | null; expiresOn: string | null },
): boolean =>
  wish.kind === 'users'
    ? siteLicense || (userCount ?? 0) >= (wish.userCount ?? 0)
    : expiresOn === null || expiresOn >= (wish.expiresOn ?? '');

export const requestedKind = z.object({
  customerProductId: z.uuid({ error: 'Choose a product.' }),
  kind: choice(requestKinds),
});

/** What is asked for, beyond what the terms give now. */
export const renewalInput = ({ expiresOn }: PresentTerms) =>
  z.object({
    expiresOn: calendarDate()
      .refine((wished) => wished > today(), { message: 'Must be later than today.', abort: true })
      .refine((wished) => wished > (expiresOn ?? ''), {
        message: `Must be later than the present end date, ${expiresOn}.`,
      }),
    message: optionalLines(LONGEST_MESSAGE),
  });

export const usersInput = ({ userCount }: PresentTerms) =>
  z.object({
    userCount: wholeNumber(1, MAX_USER_COUNT).refine((wished) => wished > (userCount ?? 0), {
      message: `Must be more than the present ${(userCount ?? 0).toLocaleString('en')}. Enter how many in all.`,
    }),
    message: optionalLines(LONGEST_MESSAGE),
  });

/** `termsRevision` is that of the customer product as whoever answers saw it. */
export const grantInput = z.object({
  id: recordId(),
  termsRevision: recordRevision(),
  answer: optionalLines(LONGEST_MESSAGE),
});

export const declineInput = z.object({
  id: recordId(),
  answer: optionalLines(LONGEST_MESSAGE).refine((answer) => answer !== '', {
    message: 'Required: it tells the customer why.',
  }),
});
