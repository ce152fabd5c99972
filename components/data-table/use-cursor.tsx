'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Row } from './types';

const STEP = 10;

/** Where a key leads from row `index` of `count`; nothing for keys that do not move the cursor. */
function target(key: string, index: number, count: number): number | undefined {
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + STEP,
    PageUp: index - STEP,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

interface CursorOptions {
  rows: Row[];
  /** Where the cursor stands before it is moved. */
  start: number;
  onEnter: (row: Row) => void;
  /** Space, Shift and Space, or Ctrl and A; absent where rows cannot be selected. */
  onSelect?: { row: (row: Row, shift: boolean) => void; all: () => void };
  /** Goes to another page, if there is one. */
  onPage: { previous?: () => void; next?: () => void };
  /** Up from the first row. */
  onLeave: () => void;
}

/**
 * One row at a time takes the focus; arrows, Home, End and Page keys move it. Beyond the ends, Page keys turn the
 * page, as Ctrl and the arrows to the sides do anywhere, and the focus goes along.
 */
export function useCursor({ rows, start, onEnter, onSelect, onPage, onLeave }: CursorOptions) {
  const body = useRef<HTMLTableSectionElement>(null);
  const arriving = useRef<'first' | 'last'>(undefined);
  /** Whether the focus is in the rows, also when the row that had it has just gone. */
  const inside = useRef(false);
  const [moved, setMoved] = useState<number>();
  const last = Math.max(0, rows.length - 1);
  const cursor = Math.min(moved ?? Math.max(0, start), last);

  const moveTo = (index: number) => {
    setMoved(index);
    body.current?.rows[index]?.focus();
  };

  const arrive = useEffectEvent(() => {
    const at = arriving.current;
    arriving.current = undefined;
    if (at) moveTo(at === 'first' ? 0 : last);
    else if (inside.current && document.activeElement === document.body) moveTo(cursor);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are the event.
  useEffect(() => arrive(), [rows]);

  const turn = (page: 'previous' | 'next', at: 'first' | 'last') => {
    if (!onPage[page]) return;
    arriving.current = at;
    onPage[page]();
  };

  const withControl = (key: string): boolean => {
    if (key === 'ArrowRight') turn('next', 'first');
    else if (key === 'ArrowLeft') turn('previous', 'first');
    else if (key.toLowerCase() === 'a' && onSelect) onSelect.all();
    else return false;
    return true;
  };

  const alone = (key: string): boolean => {
    const to = target(key, cursor, rows.length);
    const row = rows[cursor];
    if (key === 'PageDown' && cursor === last) turn('next', 'first');
    else if (key === 'PageUp' && cursor === 0) turn('previous', 'last');
    else if (key === 'ArrowUp' && cursor === 0) onLeave();
    else if (to !== undefined) moveTo(to);
    else if (key === 'Enter' && row) onEnter(row);
    else return false;
    return true;
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    // Keys pressed in a control inside a cell belong to that control.
    if (!(event.target instanceof HTMLTableRowElement) || event.altKey) return;
    const row = rows[cursor];
    if (event.key === ' ' && onSelect && row) onSelect.row(row, event.shiftKey);
    else if (event.shiftKey) return;
    else if (!(event.ctrlKey || event.metaKey ? withControl(event.key) : alone(event.key))) return;
    event.preventDefault();
  };

  const onFocus = (index: number) => {
    inside.current = true;
    setMoved(index);
  };
  const onBlur = (event: React.FocusEvent) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) inside.current = false;
  };
  return { body, cursor, onFocus, onBlur, moveTo, onKeyDown };
}
