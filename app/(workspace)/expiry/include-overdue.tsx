'use client';

import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';

/** Whether what is overdue is listed as well; `otherHref` is the list the other way. */
export function IncludeOverdue({ checked, otherHref }: { checked: boolean; otherHref: string }) {
  const router = useRouter();
  const [, start] = useTransition();
  const [shown, setShown] = useOptimistic(checked);
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        className="tick"
        checked={shown}
        onChange={(event) => {
          const next = event.target.checked;
          start(() => {
            setShown(next);
            router.push(otherHref, { scroll: false });
          });
        }}
      />
      Include overdue
    </label>
  );
}
