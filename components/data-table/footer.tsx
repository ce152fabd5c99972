'use client';

import { ChevronFirst, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button, LinkButton } from '#components/button';
import { useHydrated } from '#components/stored';
import { PAGE_SIZES } from '#lib/lists/query';
import { FIRST_PAGE, type Pages } from './pages';
import type { AddressChanges } from './use-address';
import type { ListState } from './use-list';

interface FooterProps {
  list?: ListState;
  pages: Pages;
  shown: number;
  total: number;
  capped: boolean;
}

/** How many there are, and the way to the others. */
export function Footer({ list, pages, shown, total, capped }: FooterProps) {
  const hydrated = useHydrated();
  const number = (value: number) => (hydrated ? value.toLocaleString() : String(value));
  const all = `${number(total)}${capped ? '+' : ''}`;
  const first = list ? (pages.page - 1) * list.query.pageSize + 1 : 1;
  const text = shown === 0 ? `0 of ${all}` : `${number(first)}–${number(first + shown - 1)} of ${all}`;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-border px-3 py-1.5 text-sm text-muted">
      <p role="status" className="tabular-nums">
        {text}
      </p>
      {list ? <PageLinks list={list} pages={pages} capped={capped} /> : null}
    </div>
  );
}

function PageLinks({ list, pages, capped }: Pick<FooterProps, 'pages' | 'capped'> & { list: ListState }) {
  const { query, navigation } = list;
  const href = (changes: AddressChanges | undefined) => changes && navigation.address(changes);
  return (
    <nav aria-label="Pages" className="flex items-center gap-3">
      <label className="flex items-center gap-2">
        <span className="max-sm:sr-only">Rows per page</span>
        <select
          className="input w-auto! text-sm!"
          value={query.pageSize}
          onChange={(event) => navigation.go({ ...FIRST_PAGE, size: event.target.value })}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <span className="whitespace-nowrap tabular-nums">
        Page {pages.page} of {pages.last}
        {capped ? '+' : ''}
      </span>
      <span className="flex">
        <Step label="First page" href={href(pages.first)}>
          <ChevronFirst aria-hidden="true" />
        </Step>
        <Step label="Previous page" keys="Control+ArrowLeft" href={href(pages.previous)}>
          <ChevronLeft aria-hidden="true" />
        </Step>
        <Step label="Next page" keys="Control+ArrowRight" href={href(pages.next)}>
          <ChevronRight aria-hidden="true" />
        </Step>
      </span>
    </nav>
  );
}

interface StepProps {
  label: string;
  /** The keys that do the same from among the rows. */
  keys?: string;
  href?: string;
  children: React.ReactNode;
}

function Step({ label, keys, href, children }: StepProps) {
  if (!href) {
    return (
      <Button look="ghost" iconOnly disabled aria-label={label}>
        {children}
      </Button>
    );
  }
  return (
    <LinkButton
      look="ghost"
      iconOnly
      href={href}
      scroll={false}
      prefetch={false}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={keys && `${label} (in the rows: ${keys.replace('Control+Arrow', 'Ctrl + ')} arrow)`}
    >
      {children}
    </LinkButton>
  );
}
