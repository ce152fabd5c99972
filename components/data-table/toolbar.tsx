'use client';

import { Search, Settings2 } from 'lucide-react';
import { Menu } from '#components/menu';
import { Spinner } from '#components/progress';
import { usePreference } from '#components/preferences';
import type { Column } from './types';

interface ToolbarProps {
  label: string;
  /** What can be searched, as in "Search by name"; no box without it. */
  search?: { placeholder: string; value: string; onChange: (text: string) => void; pending: boolean };
  filters?: React.ReactNode;
  columns: Column[];
  visible: Column[];
  onToggle: (id: string) => void;
}

export function Toolbar({ label, search, filters, columns, visible, onToggle }: ToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-border p-2">
      {search ? (
        <search className="relative min-w-40 flex-1 sm:max-w-72">
          <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-muted">
            {search.pending ? <Spinner /> : <Search className="size-4" aria-hidden="true" />}
          </span>
          <input
            type="search"
            aria-label={`${search.placeholder} (${label})`}
            placeholder={search.placeholder}
            defaultValue={search.value}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => search.onChange(event.target.value)}
            className="input pl-8!"
          />
        </search>
      ) : null}
      {filters}
      <div className="ml-auto">
        <ViewMenu columns={columns} visible={visible} onToggle={onToggle} />
      </div>
    </div>
  );
}

function ViewMenu({ columns, visible, onToggle }: Pick<ToolbarProps, 'columns' | 'visible' | 'onToggle'>) {
  const [density, setDensity] = usePreference('density');
  const shown = new Set(visible.map((column) => column.id));
  const sections = [
    {
      title: 'Rows',
      choose: 'one' as const,
      items: ['compact', 'comfortable'].map((value) => ({
        id: `density-${value}`,
        label: value === 'compact' ? 'Compact' : 'Comfortable',
        checked: density === value,
        onSelect: () => setDensity(value),
      })),
    },
    {
      title: 'Columns',
      choose: 'many' as const,
      items: columns
        .filter((column) => column.hideable !== false && !column.primary)
        .map((column) => ({
          id: `column-${column.id}`,
          label: column.header,
          checked: shown.has(column.id),
          onSelect: () => onToggle(column.id),
        })),
    },
  ].filter((section) => section.items.length > 0);
  return (
    <Menu label="View" look="ghost" sections={sections}>
      <Settings2 aria-hidden="true" />
      View
    </Menu>
  );
}
