'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useHydrated } from '#components/stored';
import type { RecordSearch, SearchHit } from './types';

const CommandDialog = dynamic(() => import('./command-dialog'), { ssr: false });

interface CommandSearchProps {
  pages: SearchHit[];
  search?: RecordSearch;
}

/** The navigation search: `Ctrl+K` (⌘K on a Mac) or the button in the top bar. Loaded when first opened. */
export function CommandSearch({ pages, search }: CommandSearchProps) {
  const [open, setOpen] = useState(false);
  const hydrated = useHydrated();
  const keys = hydrated && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen((shown) => !shown);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        className="flex h-8 cursor-pointer items-center gap-2 rounded-md border border-field-border bg-field px-2 text-sm text-field-placeholder hover:border-foreground max-sm:w-9 max-sm:justify-center max-sm:border-transparent max-sm:bg-transparent sm:w-60 pointer-coarse:h-9"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="flex-1 truncate text-left max-sm:sr-only">Search pages, records</span>
        <kbd className="font-sans text-xs max-sm:hidden">{keys}</kbd>
      </button>
      {open ? <CommandDialog pages={pages} search={search} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
