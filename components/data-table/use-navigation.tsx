'use client';

import { useRouter } from 'next/navigation';
import { debounce, parseAsString, useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import { type AddressChanges, useAddress } from './use-address';

const SEARCH_PAUSE = 300;

const search = {
  q: parseAsString.withDefault(''),
  page: parseAsString,
  after: parseAsString,
  before: parseAsString,
};

/** What the address says of the list, and the ways to change it; the server answers each. */
export function useNavigation() {
  const [pending, startTransition] = useTransition();
  const router = useRouter();
  const address = useAddress();
  const [{ q }, set] = useQueryStates(search, { shallow: false, history: 'replace', startTransition });
  return {
    pending,
    q,
    search: (typed: string) =>
      set(
        { q: typed || null, page: null, after: null, before: null },
        { limitUrlUpdates: typed ? debounce(SEARCH_PAUSE) : undefined },
      ),
    go: (changes: AddressChanges) => startTransition(() => router.push(address(changes), { scroll: false })),
    open: (href: string) => router.push(href, { scroll: false }),
    /** The address of this page, as rows name theirs. */
    here: address({}),
    address,
  };
}

export type Navigation = ReturnType<typeof useNavigation>;
