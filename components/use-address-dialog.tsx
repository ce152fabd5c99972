'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

/**
 * For a dialog that is open because the address says so; `closeHref` is the page without it. It closes at once and
 * not only when the server has answered: only then does the focus find back to where it came from.
 */
export function useAddressDialog(closeHref: string) {
  const router = useRouter();
  const [open, setOpen] = useState(true);
  const close = () => {
    setOpen(false);
    router.replace(closeHref, { scroll: false });
  };
  return { open, close };
}
