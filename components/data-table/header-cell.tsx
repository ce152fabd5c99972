'use client';

import {
  ArrowDown,
  ArrowDownAZ,
  ArrowUp,
  ArrowUpAZ,
  ChevronDown,
  EyeOff,
  Filter,
  FilterX,
} from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { classNames } from '#components/class-names';
import { Menu, type MenuSection } from '#components/menu';
import type { SortDirection } from '#lib/lists/query';
import { isFilterable, isSortable } from './columns';
import { FIRST_PAGE } from './pages';
import type { Column } from './types';
import type { ListState } from './use-list';

interface HeaderCellProps {
  column: Column;
  list?: ListState;
  /** Absent for columns that stay. */
  onHide?: () => void;
}

/** A column's name, which sorts by it, and its menu. */
export function HeaderCell({ column, list, onHide }: HeaderCellProps) {
  const place = useRef<HTMLSpanElement>(null);
  const sortable = list !== undefined && isSortable(column);
  const sorted = sortable && list.query.sort === column.id ? list.query.dir : undefined;
  const filtered = list?.query.filters.some((filter) => filter.column === column.id) ?? false;
  const sections = list
    ? sectionsOf(column, list, filtered, () => place.current?.querySelector('button') ?? null)
    : [];
  if (onHide)
    sections.push({
      items: [{ id: 'hide', label: 'Hide column', icon: <EyeOff aria-hidden="true" />, onSelect: onHide }],
    });
  return (
    <span
      ref={place}
      className={classNames(
        'inline-flex items-center gap-0.5 align-middle',
        column.align === 'end' && '-ml-5 flex-row-reverse',
        column.align === 'center' && '-mx-2.5',
        (column.align ?? 'start') === 'start' && '-mr-2.5',
      )}
    >
      {sortable ? (
        <Link
          href={list.navigation.address(by(column, sorted === 'asc' ? 'desc' : 'asc'))}
          scroll={false}
          prefetch={false}
          className={classNames('rounded-xs hover:text-foreground', sorted && 'text-foreground')}
        >
          {column.header}
        </Link>
      ) : (
        column.header
      )}
      {sections.length > 0 ? (
        <Menu
          label={`${column.header}: column menu`}
          look="ghost"
          iconOnly
          className={classNames(
            'h-6! min-h-0! w-auto! min-w-5! rounded-sm p-0! text-muted',
            !sorted &&
              !filtered &&
              'opacity-0 group-hover/head:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100',
          )}
          sections={sections}
        >
          <StateIcon sorted={sorted} filtered={filtered} />
        </Menu>
      ) : null}
    </span>
  );
}

/** What holds for the column; its menu's arrow where nothing does. */
function StateIcon({ sorted, filtered }: { sorted?: SortDirection; filtered: boolean }) {
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  if (!sorted && !filtered) return <ChevronDown aria-hidden="true" className="size-3.5!" />;
  return (
    <span className="flex text-foreground">
      {filtered ? <Filter aria-hidden="true" className="size-3.5! fill-accent text-accent" /> : null}
      {sorted ? <Arrow aria-hidden="true" className="size-3.5!" /> : null}
    </span>
  );
}

const by = (column: Column, dir: SortDirection) => ({ ...FIRST_PAGE, sort: column.id, dir });

function sectionsOf(
  column: Column,
  { navigation, filtering }: ListState,
  filtered: boolean,
  button: () => HTMLElement | null,
): MenuSection[] {
  const sort = [
    {
      id: 'ascending',
      label: 'Sort ascending',
      icon: <ArrowUpAZ aria-hidden="true" />,
      onSelect: () => navigation.go(by(column, 'asc')),
    },
    {
      id: 'descending',
      label: 'Sort descending',
      icon: <ArrowDownAZ aria-hidden="true" />,
      onSelect: () => navigation.go(by(column, 'desc')),
    },
  ];
  const filter = [
    {
      id: 'filter',
      label: 'Filter…',
      icon: <Filter aria-hidden="true" />,
      onSelect: () => filtering.open(column, button()),
    },
  ];
  const unfilter = {
    id: 'unfilter',
    label: 'Remove filter',
    icon: <FilterX aria-hidden="true" />,
    onSelect: () => filtering.removeOf(column),
  };
  return [
    ...(isSortable(column) ? [{ items: sort }] : []),
    ...(isFilterable(column) ? [{ items: filtered ? [...filter, unfilter] : filter }] : []),
  ];
}
