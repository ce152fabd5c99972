'use client';

import { useRouter } from 'next/navigation';
import { LinkButton } from '#components/button';
import { BodyRow } from '#components/data-table/body-row';
import { Footer } from '#components/data-table/footer';
import { Head } from '#components/data-table/head';
import { Toolbar } from '#components/data-table/toolbar';
import type { Column, Row, TableData, TableQuery } from '#components/data-table/types';
import { useAddress } from '#components/data-table/use-address';
import { useColumns } from '#components/data-table/use-columns';
import { useCursor } from '#components/data-table/use-cursor';
import { useLocationState } from '#components/data-table/use-location';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';

export type { Column, Row, TableData, TableQuery } from '#components/data-table/types';

interface DataTableProps {
  /** The key under which this browser keeps the person's columns. */
  id: string;
  /** What the rows are, as in "Licenses". */
  label: string;
  columns: Column[];
  data: TableData;
  /** The address as `readTableQuery` read it; without it the grid is neither sorted nor paged. */
  query?: TableQuery;
  /** The placeholder of the search box; no box without it. */
  search?: string;
  /** One row can be selected; its key is `?selected=` in the address. */
  selectable?: boolean;
  filters?: React.ReactNode;
  /** What stands there when there is nothing at all; a search without a match says so by itself. */
  empty?: React.ReactNode;
}

const NONE: Row[] = [];

/** A grid whose rows the server has chosen, sorted and cut into pages; the address says which. */
export function DataTable({
  id,
  label,
  columns,
  data,
  query,
  search,
  selectable,
  filters,
  empty,
}: DataTableProps) {
  const rows = 'rows' in data ? data.rows : NONE;
  const router = useRouter();
  const location = useLocationState();
  const { table, visible } = useColumns(id, columns, rows);
  const primary = (columns.find((column) => column.primary) ?? columns[0])?.id;
  const interactive = Boolean(selectable) || rows.some((row) => row.href);

  const here = useAddress()({});
  const opened = rows.findIndex((row) => row.href === here);
  const open = (row: Row | undefined) => {
    if (row?.href) router.push(row.href, { scroll: false });
    else if (row && selectable) location.select(row.key);
  };
  const cursor = useCursor({
    count: rows.length,
    start: opened >= 0 ? opened : rows.findIndex((row) => row.key === location.selected),
    onEnter: (index) => open(rows[index]),
    onSpace: (index) => selectable && location.select(rows[index]?.key ?? ''),
  });

  return (
    <div className="box flex min-w-0 flex-col" aria-busy={location.pending}>
      <Toolbar
        label={label}
        search={
          search
            ? { placeholder: search, value: location.q, onChange: location.search, pending: location.pending }
            : undefined
        }
        filters={filters}
        columns={columns}
        visible={visible}
        onToggle={(column) => table.getColumn(column)?.toggleVisibility()}
      />
      {'error' in data ? (
        <ErrorState title={`${label} could not be loaded.`}>{data.error}</ErrorState>
      ) : (
        <>
          <section
            aria-label={label}
            // Rows that do nothing cannot take the focus; what scrolls must be reachable all the same.
            tabIndex={interactive ? undefined : 0}
            className="relative max-h-[max(20rem,calc(100dvh-15rem))] overflow-auto -outline-offset-2"
          >
            <table
              role={interactive ? 'grid' : undefined}
              aria-label={label}
              className="w-full border-separate border-spacing-0 text-sm"
            >
              <Head columns={visible} query={query} selectable={Boolean(selectable)} />
              <tbody ref={cursor.body} onKeyDown={cursor.onKeyDown}>
                {rows.map((row, index) => (
                  <BodyRow
                    key={row.key}
                    row={row}
                    columns={visible}
                    primary={primary}
                    opened={index === opened}
                    onOpen={() => open(row)}
                    focus={
                      interactive
                        ? { here: index === cursor.cursor, onFocus: () => cursor.setCursor(index) }
                        : undefined
                    }
                    selection={
                      selectable
                        ? {
                            name: `${id}-selected`,
                            selected: row.key === location.selected,
                            onSelect: () => location.select(row.key),
                          }
                        : undefined
                    }
                  />
                ))}
              </tbody>
            </table>
            {rows.length === 0 ? (
              <Nothing query={query} label={label} total={data.total} empty={empty} />
            ) : null}
          </section>
          <Footer query={query} shown={rows.length} total={data.total} capped={data.capped} />
        </>
      )}
    </div>
  );
}

interface NothingProps {
  query?: TableQuery;
  label: string;
  total: number;
  empty?: React.ReactNode;
}

function Nothing({ query, label, total, empty }: NothingProps) {
  const address = useAddress();
  if (query && query.page > 1) {
    return (
      <EmptyState
        title={total > 0 ? `There is no page ${query.page} any more` : `Page ${query.page} is empty`}
        action={
          <LinkButton href={address({ page: null })} scroll={false}>
            First page
          </LinkButton>
        }
      />
    );
  }
  if (query?.q)
    return <EmptyState title={`Nothing matches “${query.q}”`}>Try fewer or other words.</EmptyState>;
  return empty ?? <EmptyState title={`No ${label.toLowerCase()}`} />;
}
