'use client';

import { useHydrated } from '#components/stored';

/** A calendar date (`YYYY-MM-DD`) by the browser's locale; the ISO date on hover; "—" for none. */
export function LocalDate({ iso }: { iso: string | null | undefined }) {
  const hydrated = useHydrated();
  if (!iso) return <span>—</span>;
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap tabular-nums">
      {hydrated ? dateFormat().format(new Date(`${iso}T00:00:00Z`)) : iso}
    </time>
  );
}

/** An instant in UTC, said so; the browser's local time on hover; "—" for none. */
export function UtcTime({ at }: { at: Date | string | null | undefined }) {
  const hydrated = useHydrated();
  if (!at) return <span>—</span>;
  const instant = new Date(at);
  const iso = instant.toISOString();
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return (
    <time
      dateTime={iso}
      title={hydrated ? `${localFormat().format(instant)} local time` : iso}
      className="whitespace-nowrap tabular-nums"
    >
      {hydrated ? `${utcFormat().format(instant)} UTC` : utc}
    </time>
  );
}

// Made at first use in the browser, where the locale is the reader's; making one takes 50 µs, a grid shows hundreds.
const once = <T,>(make: () => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

// A calendar date has no time zone: it is formatted in the zone in which it was parsed.
const dateFormat = once(
  () =>
    new Intl.DateTimeFormat(undefined, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      timeZone: 'UTC',
    }),
);
const utcFormat = once(
  () =>
    new Intl.DateTimeFormat(undefined, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'UTC',
    }),
);
const localFormat = once(
  () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }),
);
