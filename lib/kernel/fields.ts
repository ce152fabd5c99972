import { z } from 'zod';

/**
 * The kinds of field that forms and APIs have in common. Each takes what a form posts (strings; nothing for an
 * unticked box) as well as typed JSON, and says in words what is wrong.
 */

// Everything below U+0020 except line feed and tab, DEL, C1 controls, and the bidirectional overrides.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
const CONTROL_OR_BREAK = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

const clean = (max: number, multiline: boolean) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? 'Required.' : 'Must be text.') })
    .refine((value) => value.isWellFormed() && !(multiline ? CONTROL : CONTROL_OR_BREAK).test(value), {
      message: 'Contains characters that cannot be used here (control characters).',
    })
    .transform((value) => value.replace(/\r\n?/g, '\n').trim())
    .refine((value) => value.length <= max, { message: `At most ${max.toLocaleString('en')} characters.` });

const breaks = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value);

/** One line of text, trimmed, at least one character. */
export const text = (max = 200) =>
  clean(max, false).refine((value) => value.length > 0, { message: 'Required.' });

/** One line of text, trimmed; empty or missing becomes `''`. */
export const optionalText = (max = 200) => z.preprocess((value) => value ?? '', clean(max, false));

/** Several lines of text; empty or missing becomes `''`. */
export const optionalLines = (max = 4000) => z.preprocess((value) => breaks(value ?? ''), clean(max, true));

/** A tick box or JSON boolean: `true`, `'on'`, `'true'` are on; `false`, `'off'`, `'false'`, `''`, nothing are off. */
export const flag = () =>
  z.preprocess(
    (value) => {
      if (value === 'on' || value === 'true') return true;
      if (value === undefined || value === null || value === '' || value === 'off' || value === 'false')
        return false;
      return value;
    },
    z.boolean({ error: 'Must be yes or no.' }),
  );

const digits = (value: unknown) =>
  typeof value === 'string' && /^[+-]?\d{1,18}$/.test(value.trim()) ? Number(value.trim()) : value;

/** A whole number within bounds, as number or as digits. */
export const wholeNumber = (min: number, max: number) => {
  const range = `A whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`;
  return z.preprocess(
    digits,
    z
      .number({ error: (issue) => (issue.input === undefined || issue.input === '' ? 'Required.' : range) })
      .refine((value) => Number.isInteger(value) && value >= min && value <= max, { message: range }),
  );
};

/** As {@link wholeNumber}; empty or missing becomes `null`. */
export const optionalWholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value),
    z.union([z.null(), wholeNumber(min, max)], {
      error: `A whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`,
    }),
  );

/** Whether `value` is a day of the Gregorian calendar as `YYYY-MM-DD`, from 1900 to 2999. */
export function isCalendarDate(value: string): boolean {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** A calendar date, `YYYY-MM-DD`. */
export const calendarDate = () =>
  z
    .string({ error: (issue) => (issue.input === undefined ? 'Required.' : 'Must be a date.') })
    .trim()
    .refine((value) => value !== '', { message: 'Required.', abort: true })
    .refine(isCalendarDate, { message: 'Not a date of the calendar. Write it as YYYY-MM-DD.' });

/** As {@link calendarDate}; empty or missing becomes `null`. */
export const optionalDate = () =>
  z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? null : value),
    z
      .string({ error: 'Must be a date.' })
      .trim()
      .refine(isCalendarDate, { message: 'Not a date of the calendar. Write it as YYYY-MM-DD.' })
      .nullable(),
  );

const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z?$/;

/** An instant in UTC, as a form posts it (`YYYY-MM-DDTHH:MM`) or as RFC 3339 with `Z`. */
export const utcInstant = () =>
  z
    .string({ error: (issue) => (issue.input === undefined ? 'Required.' : 'Must be a date and time.') })
    .trim()
    .refine((value) => value !== '', { message: 'Required.', abort: true })
    .refine((value) => isCalendarDate(INSTANT.exec(value)?.[1] ?? ''), {
      message: 'Not a date and time. Write it as YYYY-MM-DDTHH:MM.',
      abort: true,
    })
    .transform((value) => new Date(value.endsWith('Z') ? value : `${value}Z`));

/** An absolute http(s) address without credentials; empty or missing becomes `''`. */
export const optionalWebAddress = () =>
  optionalText(2000).refine((value) => value === '' || isWebAddress(value), {
    message: 'Must be a web address that begins with https:// or http://.',
  });

export function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  );
}

/** An e-mail address, kept as typed. */
export const email = () =>
  text(254).refine((value) => value === '' || z.email().safeParse(value).success, {
    message: 'Must be an e-mail address, as in name@example.com.',
  });

/** As {@link email}; empty or missing becomes `''`. */
export const optionalEmail = () =>
  optionalText(254).refine((value) => value === '' || z.email().safeParse(value).success, {
    message: 'Must be an e-mail address, as in name@example.com.',
  });

/** One of `values`. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, {
    error: (issue) =>
      issue.input === undefined || issue.input === '' ? 'Required.' : `Must be one of: ${values.join(', ')}.`,
  });

/** A record's revision as its form was opened with, for telling two editors of one record apart. */
export const recordRevision = () => wholeNumber(1, 2_000_000_000);

/** An ID of one of our records. */
export const recordId = () => z.uuid({ error: 'Not the ID of a record.' });

/** IDs of records, each once: what tick boxes of one name post (nothing, one value, or several), or a list. */
export const recordIds = (most: number) =>
  z.preprocess(
    (posted) => (posted === undefined || posted === '' ? [] : typeof posted === 'string' ? [posted] : posted),
    z
      .array(recordId())
      .max(most, { error: `At most ${most.toLocaleString('en')}.` })
      .transform((ids) => [...new Set(ids)]),
  );
