'use client';

import { useRef, useState } from 'react';

const PAGE = 10;

/** Where a key leads from row `index` of `count`; nothing for keys that do not move the cursor. */
function target(key: string, index: number, count: number): number | undefined {
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

interface CursorOptions {
  count: number;
  start: number;
  onEnter: (index: number) => void;
  onSpace: (index: number) => void;
}

/** One row at a time takes the focus; arrows, Home, End and Page keys move it. */
export function useCursor({ count, start, onEnter, onSpace }: CursorOptions) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [moved, setMoved] = useState<number>();
  const cursor = Math.min(moved ?? Math.max(0, start), Math.max(0, count - 1));

  const onKeyDown = (event: React.KeyboardEvent) => {
    // Keys pressed in a control inside a cell belong to that control.
    if (!(event.target instanceof HTMLTableRowElement)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = target(event.key, cursor, count);
    if (to !== undefined) {
      setMoved(to);
      body.current?.rows[to]?.focus();
    } else if (event.key === 'Enter') onEnter(cursor);
    else if (event.key === ' ') onSpace(cursor);
    else return;
    event.preventDefault();
  };
  return { body, cursor, setCursor: setMoved, onKeyDown };
}
