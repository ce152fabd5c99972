'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Makes the address of this page with some of its search parameters changed; `null` removes one. */
export function useAddress(): (changes: Record<string, string | null>) => string {
  const path = usePathname();
  const params = useSearchParams();
  return useCallback(
    (changes) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      const search = next.toString();
      return search ? `${path}?${search}` : path;
    },
    [path, params],
  );
}
