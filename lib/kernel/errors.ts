/** What a person may be told went wrong. Everything else is a defect and is masked. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  | 'unavailable';

/** Messages by field path (`terms.user_count`), for the place where the person looks. */
export type FieldErrors = Record<string, string[]>;

/** Where a person finds what an error speaks of. */
export interface ErrorLink {
  label: string;
  href: string;
}

/** The `code` of a conflict with somebody else's change of the same record. */
export const CHANGED_MEANWHILE = 'changed-meanwhile';

/** The `code` of a refusal that ends when the person confirms who they are. */
export const CONFIRMATION_REQUIRED = 'confirmation-required';

interface Details {
  fieldErrors?: FieldErrors;
  /** Seconds until a repeat makes sense. */
  retryAfter?: number;
  /** A word for programs, where one kind has several causes. */
  code?: string;
  /** Where to look, and what to do about it. */
  links?: ErrorLink[];
  cause?: unknown;
}

/** An error with a message that is fit to be shown. Test it with {@link isAppError}: `instanceof` fails across bundles. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly fieldErrors: FieldErrors;
  readonly retryAfter: number | undefined;
  readonly code: string | undefined;
  readonly links: ErrorLink[];
  readonly appError = true;

  constructor(kind: ErrorKind, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.kind = kind;
    this.fieldErrors = details.fieldErrors ?? {};
    this.retryAfter = details.retryAfter;
    this.code = details.code;
    this.links = details.links ?? [];
  }
}

/** Whether `error` is an {@link AppError}, of this kind if one is named. */
export function isAppError(error: unknown, kind?: ErrorKind): error is AppError {
  return (
    typeof error === 'object' &&
    error !== null &&
    (error as { appError?: unknown }).appError === true &&
    (kind === undefined || (error as AppError).kind === kind)
  );
}

export const invalid = (fieldErrors: FieldErrors, message = 'Some fields need your attention.') =>
  new AppError('invalid', message, { fieldErrors });
export const notFound = (what: string) => new AppError('not-found', `${what} does not exist (any more).`);
export const conflict = (message: string, fieldErrors: FieldErrors = {}) =>
  new AppError('conflict', message, { fieldErrors });
