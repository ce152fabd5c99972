'use client';

import dynamic from 'next/dynamic';
import { BodyRow } from '#components/data-table/body-row';
import { BulkBar, BulkDialogs, BulkDone } from '#components/data-table/bulk-bar';
import { FilterChips } from '#components/data-table/filter-chips';
import { Footer } from '#components/data-table/footer';
import { Head } from '#components/data-table/head';
import { Nothing, RemoveFilters } from '#components/data-table/nothing';
import { type Pages, pagesAround } from '#components/data-table/pages';
import { Toolbar } from '#components/data-table/toolbar';
import type { Column, Row, TableData, Tools } from '#components/data-table/types';
import { useBulk } from '#components/data-table/use-bulk';
import { useCursor } from '#components/data-table/use-cursor';
import { isHideable, primaryOf, useGrid } from '#components/data-table/use-grid';
import { useList } from '#components/data-table/use-list';
import { useRoving } from '#components/data-table/use-roving';
import { ErrorState } from '#components/error-state';
import type { ListQuery } from '#lib/lists/query';

export type { Bulk, BulkAction, Column, Row, TableData, Tools } from '#components/data-table/types';

const FilterPopover = dynamic(() => import('#components/data-table/filter-popover'), { ssr: false });

interface DataTableProps {
  /** The name under which the person's columns are kept. */
  id: string;
  /** What the rows are, as in "Licenses". */
  label: string;
  columns: Column[];
  data: TableData;
  /** What the address asks of the list, as `readListQuery` read it; without it all rows are shown, as they are. */
  query?: ListQuery;
  tools?: Tools;
  /** What stands there when there is nothing at all; a search without a match says so by itself. */
  empty?: React.ReactNode;
}

const NONE: Row[] = [];
const ONE_PAGE: Pages = { page: 1, last: 1 };

/** A grid whose rows the server has found, sorted and cut into pages; the address says which. */
export function DataTable({ id, label, columns, data, query, tools = {}, empty }: DataTableProps) {
  const rows = 'rows' in data ? data.rows : NONE;
  const { navigation, list } = useList(columns, query);
  const selectable = tools.bulk !== undefined;
  const view = JSON.stringify(query) ?? '';
  const grid = useGrid({ id, columns, rows, selectable, view });
  const clear = () => grid.toggleAll(false);
  const bulk = useBulk({ bulk: tools.bulk, selected: grid.selected, view, clear });
  const pages = query && 'rows' in data ? pagesAround(query, data) : ONE_PAGE;

  const opened = rows.findIndex((row) => row.href === navigation.here);
  const open = (row: Row) => row.href && navigation.open(row.href);
  const turn = (changes: Pages['next']) => changes && (() => navigation.go(changes));
  const cursor = useCursor({
    rows,
    start: opened,
    onEnter: open,
    onSelect: selectable
      ? { row: (row, shift) => grid.toggleRow(row.key, shift), all: () => grid.toggleAll(true) }
      : undefined,
    onPage: { previous: turn(pages.previous), next: turn(pages.next) },
    onLeave: () => roving.focus(),
  });
  const roving = useRoving(() => cursor.moveTo(cursor.cursor));
  const primary = primaryOf(columns);

  return (
    <div className="box flex min-w-0 flex-col" aria-busy={navigation.pending || bulk.pending}>
      {grid.selected.length > 0 ? (
        <BulkBar
          {...{ tools, bulk }}
          selected={grid.selected}
          onClear={clear}
          onLeave={() => cursor.moveTo(cursor.cursor)}
        />
      ) : (
        <Toolbar {...{ label, tools, columns, list, grid }} onDown={() => cursor.moveTo(cursor.cursor)} />
      )}
      <BulkDialogs bulk={bulk} />
      {bulk.done ? <BulkDone done={bulk.done} onClose={bulk.dismiss} /> : null}
      {selectable ? (
        <p role="status" className="sr-only">
          {grid.selected.length > 0 ? `${grid.selected.length} selected` : ''}
        </p>
      ) : null}
      {list ? <FilterChips filtering={list.filtering} /> : null}
      {list?.filtering.editing ? (
        <FilterPopover filtering={list.filtering} editing={list.filtering.editing} />
      ) : null}
      {'error' in data ? (
        <ErrorState
          title={`${label} could not be loaded.`}
          action={list && list.query.filters.length > 0 ? <RemoveFilters list={list} /> : undefined}
        >
          {data.error}
        </ErrorState>
      ) : (
        <>
          <section
            aria-label={label}
            // Without rows, nothing inside may take the focus; what scrolls must be reachable all the same.
            tabIndex={rows.length > 0 ? undefined : 0}
            className="relative max-h-[max(20rem,calc(100dvh-15rem))] overflow-auto -outline-offset-2"
          >
            <table
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus, which makes it a grid.
              role="grid"
              aria-label={label}
              aria-multiselectable={selectable || undefined}
              className="w-full border-separate border-spacing-0 text-sm"
            >
              <Head
                columns={grid.visible}
                list={list}
                grid={grid}
                selectable={selectable ? rows.length : undefined}
                hideable={(column) => isHideable(column, columns)}
                roving={roving}
              />
              <tbody ref={cursor.body} onKeyDown={cursor.onKeyDown} onBlur={cursor.onBlur}>
                {rows.map((row, index) => (
                  <BodyRow
                    key={row.key}
                    row={row}
                    columns={grid.visible}
                    primary={primary}
                    opened={index === opened}
                    onOpen={() => open(row)}
                    cursor={{ here: index === cursor.cursor, onFocus: () => cursor.onFocus(index) }}
                    selection={
                      selectable
                        ? {
                            selected: grid.selected.includes(row),
                            onToggle: (shift) => grid.toggleRow(row.key, shift),
                          }
                        : undefined
                    }
                  />
                ))}
              </tbody>
            </table>
            {rows.length === 0 ? (
              <Nothing list={list} label={label} total={data.total} empty={empty} />
            ) : null}
          </section>
          <Footer
            list={list}
            pages={pages}
            shown={rows.length}
            total={data.total}
            capped={data.capped ?? false}
          />
        </>
      )}
    </div>
  );
}
