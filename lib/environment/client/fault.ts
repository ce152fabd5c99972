import { AppError, isAppError } from '#lib/kernel/errors';

/** Why an exchange with the licensing service failed. */
export const faultCodes = [
  'bad-endpoint',
  'unreachable',
  'slow',
  'server-error',
  'rate-limited',
  'redirected',
  'too-large',
  'not-a-service',
  'wrong-issuer',
  'malformed',
  'unauthorized',
  'refused',
  'bad-signature',
  'not-for-us',
  'outdated',
] as const;
export type FaultCode = (typeof faultCodes)[number];

interface FaultDetails {
  retryAfter?: number;
  cause?: unknown;
}

/** An AppError `unavailable` whose `code` says why, in a sentence that is fit to be shown. */
export const fault = (code: FaultCode, message: string, details: FaultDetails = {}): AppError =>
  new AppError(code === 'rate-limited' ? 'rate-limited' : 'unavailable', message, { ...details, code });

export const isFault = (error: unknown, code: FaultCode): error is AppError =>
  isAppError(error) && error.code === code;

const transient: readonly (string | undefined)[] = ['unreachable', 'slow', 'server-error', 'rate-limited'];

/** Whether the same request may well succeed a little later. */
export const isTransient = (error: unknown): error is AppError =>
  isAppError(error) && transient.includes(error.code);

/** Text from outside, as it may stand in a message: one line, and not long. */
export const quoted = (text: string, max = 300): string => {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
};
