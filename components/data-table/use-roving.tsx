'use client';

import { useEffect, useRef, useState } from 'react';

const controlsIn = (row: HTMLElement | null) => [
  ...(row?.querySelectorAll<HTMLElement>('a, button, input') ?? []),
];

/** The controls of a grid's head count as one for Tab; arrows to the sides lead from one to the other. */
export function useRoving(onLeave: () => void) {
  const row = useRef<HTMLTableRowElement>(null);
  const [stop, setStop] = useState(0);

  // After each render: columns come and go.
  useEffect(() => {
    const controls = controlsIn(row.current);
    controls.forEach((control, index) => {
      control.tabIndex = index === Math.min(stop, controls.length - 1) ? 0 : -1;
    });
  });

  const onKeyDown = (event: React.KeyboardEvent) => {
    const controls = controlsIn(row.current);
    const at = controls.indexOf(event.target as HTMLElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: controls.length - 1 }[event.key];
    if (to !== undefined) controls[Math.max(0, Math.min(controls.length - 1, to))]?.focus();
    // On the button of a menu, it opens the menu.
    else if (event.key === 'ArrowDown' && !event.defaultPrevented) onLeave();
    else return;
    event.preventDefault();
  };
  const onFocus = (event: React.FocusEvent) => {
    const at = controlsIn(row.current).indexOf(event.target as HTMLElement);
    if (at >= 0) setStop(at);
  };
  return { row, onKeyDown, onFocus, focus: () => controlsIn(row.current)[stop]?.focus() };
}
