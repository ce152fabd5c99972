'use client';

import { useEffect, useRef } from 'react';

/** Puts the focus into the first field inside, where there is one. */
export function FocusFirst({ children }: { children: React.ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field =
      'input:not([type="hidden"], [hidden], :disabled), select:not(:disabled), textarea:not(:disabled)';
    inside.current?.querySelector<HTMLElement>(field)?.focus();
  }, []);
  return <div ref={inside}>{children}</div>;
}
