'use client';

import { useCallback } from 'react';
import { PREFERENCES } from '#components/preference-list';
import { useStored } from '#components/stored';

type Key = (typeof PREFERENCES)[number]['key'];

/** The kept preference and its setter, which also sets `data-<key>` on `<html>` for the style sheet. */
export function usePreference(key: Key): [string, (value: string) => void] {
  const [stored, store] = useStored(key);
  const fallback: string = PREFERENCES.find((preference) => preference.key === key)?.values[0] ?? '';
  const set = useCallback(
    (value: string) => {
      document.documentElement.setAttribute(`data-${key}`, value);
      store(value);
    },
    [key, store],
  );
  return [stored ?? fallback, set];
}
