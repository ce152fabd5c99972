'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** What to change about an address: `null` removes a parameter, several values repeat it. */
export type AddressChanges = Record<string, string | readonly string[] | null>;

/** Makes the address of this page with some of its search parameters changed. */
export function useAddress(): (changes: AddressChanges) => string {
  const path = usePathname();
  const params = useSearchParams();
  return useCallback(
    (changes) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        next.delete(name);
        for (const each of value === null ? [] : [value].flat()) next.append(name, each);
      }
      const search = next.toString();
      return search ? `${path}?${search}` : path;
    },
    [path, params],
  );
}
