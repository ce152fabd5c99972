'use client';

import { ChevronRight } from 'lucide-react';
import { useStored } from '#components/stored';

interface FastTabProps {
  /** The key under which this browser remembers whether it is open. */
  id: string;
  title: string;
  /** The most important fact, readable while closed. */
  summary?: React.ReactNode;
  defaultOpen?: boolean;
  children: React.ReactNode;
}

/** A section of a record that folds away and remembers it. */
export function FastTab({ id, title, summary, defaultOpen = true, children }: FastTabProps) {
  const [stored, store] = useStored(`fast-tab.${id}`);
  const open = stored === null ? defaultOpen : stored === 'open';
  return (
    <details
      className="fast-tab box mb-3"
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now !== open) store(now ? 'open' : 'closed');
      }}
    >
      <summary className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md px-3 py-2 select-none hover:bg-surface-secondary">
        <ChevronRight className="fast-tab-arrow size-4 shrink-0 text-muted" aria-hidden="true" />
        <h2 className="text-base font-semibold">{title}</h2>
        {summary ? <span className="ml-auto truncate text-sm text-muted">{summary}</span> : null}
      </summary>
      <div className="border-t border-separator p-4">{children}</div>
    </details>
  );
}
