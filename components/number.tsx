'use client';

import { useHydrated } from '#components/stored';

/** A number by the browser's locale, in figures of equal width; "—" for none. */
export function FormattedNumber({ value }: { value: number | null | undefined }) {
  const hydrated = useHydrated();
  if (value === null || value === undefined) return <span>—</span>;
  return <span className="tabular-nums">{hydrated ? value.toLocaleString() : String(value)}</span>;
}
