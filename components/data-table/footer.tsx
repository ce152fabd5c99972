'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button, LinkButton } from '#components/button';
import { useHydrated } from '#components/stored';
import { PAGE_SIZES } from './query';
import type { TableQuery } from './types';
import { useAddress } from './use-address';

interface FooterProps {
  query?: TableQuery;
  shown: number;
  total: number;
  capped?: boolean;
}

/** How many there are, and the way to the others. */
export function Footer({ query, shown, total, capped }: FooterProps) {
  const hydrated = useHydrated();
  const number = (value: number) => (hydrated ? value.toLocaleString() : String(value));
  const first = query ? (query.page - 1) * query.pageSize + 1 : 1;
  const all = `${number(total)}${capped ? '+' : ''}`;
  const text = shown === 0 ? `0 of ${all}` : `${number(first)}–${number(first + shown - 1)} of ${all}`;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-border px-3 py-1.5 text-sm text-muted">
      <p role="status" className="tabular-nums">
        {text}
      </p>
      {query ? (
        <Pages query={query} last={Math.max(1, Math.ceil(total / query.pageSize))} capped={capped} />
      ) : null}
    </div>
  );
}

function Pages({ query, last, capped }: { query: TableQuery; last: number; capped?: boolean }) {
  const address = useAddress();
  const router = useRouter();
  const to = (page: number) => address({ page: page === 1 ? null : String(page) });
  return (
    <nav aria-label="Pages" className="flex items-center gap-3">
      <label className="flex items-center gap-2">
        <span className="max-sm:sr-only">Rows per page</span>
        <select
          className="input w-auto! text-sm!"
          value={query.pageSize}
          onChange={(event) =>
            router.push(address({ size: event.target.value, page: null }), { scroll: false })
          }
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <span className="whitespace-nowrap tabular-nums">
        Page {query.page} of {last}
        {capped ? '+' : ''}
      </span>
      <span className="flex">
        <Step label="Previous page" href={query.page > 1 ? to(query.page - 1) : undefined}>
          <ChevronLeft aria-hidden="true" />
        </Step>
        <Step label="Next page" href={query.page < last || capped ? to(query.page + 1) : undefined}>
          <ChevronRight aria-hidden="true" />
        </Step>
      </span>
    </nav>
  );
}

function Step({ label, href, children }: { label: string; href?: string; children: React.ReactNode }) {
  if (!href) {
    return (
      <Button look="ghost" iconOnly disabled aria-label={label}>
        {children}
      </Button>
    );
  }
  return (
    <LinkButton look="ghost" iconOnly href={href} scroll={false} prefetch={false} aria-label={label}>
      {children}
    </LinkButton>
  );
}
