'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export interface TabLink {
  label: string;
  href: string;
  count?: number;
}

/** Tabs that are pages: each has its own address. */
export function TabLinks({ label, tabs }: { label: string; tabs: TabLink[] }) {
  const path = usePathname();
  const current = tabs
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label={label} className="mb-3 overflow-x-auto border-b border-border">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <Link
              href={tab.href}
              aria-current={tab === current ? 'page' : undefined}
              className="flex min-h-9 items-center gap-1.5 border-b-2 border-transparent px-3 text-muted -outline-offset-2 hover:text-foreground aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-foreground"
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="text-sm text-muted tabular-nums">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
