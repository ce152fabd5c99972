'use client';

import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useTransition } from 'react';

const SEARCH_PAUSE = 300;

const parsers = {
  q: parseAsString.withDefault(''),
  page: parseAsInteger,
  selected: parseAsString.withDefault(''),
};

/** The search text and the selected row: kept in the address, answered by the server. */
export function useLocationState() {
  const [pending, startTransition] = useTransition();
  const [state, set] = useQueryStates(parsers, { shallow: false, history: 'replace', startTransition });
  return {
    pending,
    q: state.q,
    selected: state.selected,
    search: (q: string) =>
      set({ q: q || null, page: null }, { limitUrlUpdates: q ? debounce(SEARCH_PAUSE) : undefined }),
    select: (selected: string) => set({ selected: selected || null }),
  };
}
