'use client';

import { FileBraces, Filter, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Menu } from '#components/menu';
import { Spinner } from '#components/progress';
import { listParams } from '#lib/lists/address';
import { LONGEST_SEARCH } from '#lib/lists/query';
import { ExportLink } from './export-link';
import type { Column, Tools } from './types';
import type { Grid } from './use-grid';
import type { ListState } from './use-list';
import type { Navigation } from './use-navigation';
import { ViewMenu } from './view-menu';

interface ToolbarProps {
  label: string;
  tools: Tools;
  columns: Column[];
  list?: ListState;
  grid: Grid;
  /** Moves the focus from the search box into the rows. */
  onDown: () => void;
}

/** What can be done with a list as a whole: search, filter, export, and how it is shown. */
export function Toolbar({ label, tools, columns, list, grid, onDown }: ToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 border-b border-border p-2">
      {list && tools.search ? (
        <SearchBox placeholder={tools.search} label={label} navigation={list.navigation} onDown={onDown} />
      ) : null}
      {list && list.filtering.columns.length > 0 ? <FilterMenu {...list} /> : null}
      <div className="ml-auto flex items-center gap-1">
        {list && tools.exportHref ? (
          <ExportLink
            href={tools.exportHref}
            params={listParams(list.query)}
            title="All rows that the search and the filters find, as CSV"
          >
            <span className="max-sm:sr-only">Export CSV</span>
          </ExportLink>
        ) : null}
        {list && tools.jsonLinesHref ? (
          <ExportLink
            href={tools.jsonLinesHref}
            params={listParams(list.query)}
            icon={FileBraces}
            title="All rows that the search and the filters find, as JSON Lines"
          >
            <span className="max-sm:sr-only">Export JSON Lines</span>
          </ExportLink>
        ) : null}
        <ViewMenu columns={columns} grid={grid} />
      </div>
    </div>
  );
}

interface SearchBoxProps {
  placeholder: string;
  label: string;
  navigation: Navigation;
  onDown: () => void;
}

function SearchBox({ placeholder, label, navigation, onDown }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const { q, pending } = navigation;
  // Back and forward change what is searched for; typing does not wait for the address.
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = q;
  }, [q]);
  return (
    <search className="relative mr-1 min-w-36 flex-1 sm:max-w-72">
      <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-muted">
        {pending ? <Spinner /> : <Search className="size-4" aria-hidden="true" />}
      </span>
      <input
        ref={box}
        type="search"
        aria-label={`${placeholder} (${label})`}
        placeholder={placeholder}
        defaultValue={q}
        maxLength={LONGEST_SEARCH}
        autoComplete="off"
        onChange={(event) => navigation.search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
        className="input pl-8!"
      />
    </search>
  );
}

/** Every column that can be filtered by, those that are hidden or out of sight among them. */
function FilterMenu({ filtering }: ListState) {
  const items = filtering.columns.map((column) => ({
    id: column.id,
    label: column.header,
    onSelect: () => filtering.open(column, filtering.menu.current?.querySelector('button') ?? null),
  }));
  return (
    <span ref={filtering.menu}>
      <Menu label="Filter" look="ghost" sections={[{ title: 'Filter by', items }]}>
        <Filter aria-hidden="true" />
        <span className="max-sm:sr-only">Filter</span>
      </Menu>
    </span>
  );
}
