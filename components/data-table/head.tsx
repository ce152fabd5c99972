'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import Link from 'next/link';
import { classNames } from '#components/class-names';
import type { Column, TableQuery } from './types';
import { useAddress } from './use-address';

export const ALIGN = { start: 'text-left', center: 'text-center', end: 'text-right' } as const;

interface HeadProps {
  columns: Column[];
  query?: TableQuery;
  selectable: boolean;
}

export function Head({ columns, query, selectable }: HeadProps) {
  return (
    <thead className="sticky top-0 z-10 bg-surface-secondary text-sm text-muted">
      <tr className="h-(--row-height)">
        {selectable ? (
          <th scope="col" className="w-9 border-b border-border">
            <span className="sr-only">Selected</span>
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort(column, query)}
            className={classNames(
              'border-b border-border px-3 font-medium whitespace-nowrap',
              ALIGN[column.align ?? 'start'],
            )}
          >
            {column.sortable && query ? <SortLink column={column} query={query} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ariaSort(column: Column, query?: TableQuery) {
  if (!column.sortable || !query) return undefined;
  if (column.id !== query.sort) return 'none';
  return query.dir === 'asc' ? 'ascending' : 'descending';
}

function SortLink({ column, query }: { column: Column; query: TableQuery }) {
  const address = useAddress();
  const current = query.sort === column.id;
  const dir = current && query.dir === 'asc' ? 'desc' : 'asc';
  const Arrow = !current ? ArrowUpDown : query.dir === 'asc' ? ArrowUp : ArrowDown;
  return (
    <Link
      href={address({ sort: column.id, dir, page: null })}
      scroll={false}
      prefetch={false}
      className={classNames(
        'group inline-flex items-center gap-1 align-middle hover:text-foreground',
        column.align === 'end' && 'flex-row-reverse',
        current && 'text-foreground',
      )}
    >
      {column.header}
      <Arrow
        aria-hidden="true"
        className={classNames(
          'size-3.5',
          !current && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
        )}
      />
    </Link>
  );
}
