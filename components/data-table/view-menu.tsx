'use client';

import { Settings2 } from 'lucide-react';
import { Menu } from '#components/menu';
import { usePreference } from '#components/preferences';
import type { Column } from './types';
import { type Grid, isHideable } from './use-grid';

const DENSITIES = [
  { value: 'compact', label: 'Compact' },
  { value: 'comfortable', label: 'Comfortable' },
];

/** How the person sees this grid: density, and which columns. */
export function ViewMenu({ columns, grid }: { columns: Column[]; grid: Grid }) {
  const [density, setDensity] = usePreference('density');
  const shown = new Set(grid.visible.map((column) => column.id));
  const sections = [
    {
      title: 'Rows',
      choose: 'one' as const,
      items: DENSITIES.map(({ value, label }) => ({
        id: `density-${value}`,
        label,
        checked: density === value,
        onSelect: () => setDensity(value),
      })),
    },
    {
      title: 'Columns',
      choose: 'many' as const,
      items: columns
        .filter((column) => isHideable(column, columns))
        .map((column) => ({
          id: `column-${column.id}`,
          label: column.header,
          checked: shown.has(column.id),
          onSelect: () => grid.toggleColumn(column.id),
        })),
    },
  ].filter((section) => section.items.length > 0);
  return (
    <Menu label="View" look="ghost" sections={sections}>
      <Settings2 aria-hidden="true" />
      <span className="max-sm:sr-only">View</span>
    </Menu>
  );
}
