'use client';

import { useCallback, useEffect, useRef } from 'react';

// A scroll bar swallows the end of its press; who types presses no more.
const ENDS = ['pointerup', 'pointercancel', 'keydown'] as const;

/**
 * Puts work off until the press under way, if any, has become a click. What appears before that would move the
 * pressed button away from under the pointer, and the click would be lost.
 */
export function useAfterPress(): (work: () => void) => void {
  const pressing = useRef(false);
  const waiting = useRef<(() => void)[]>([]);

  useEffect(() => {
    const begin = () => {
      pressing.current = true;
    };
    const end = () => {
      pressing.current = false;
      // The click itself comes right after.
      setTimeout(() => {
        for (const work of waiting.current.splice(0)) work();
      });
    };
    window.addEventListener('pointerdown', begin, true);
    for (const event of ENDS) window.addEventListener(event, end, true);
    return () => {
      window.removeEventListener('pointerdown', begin, true);
      for (const event of ENDS) window.removeEventListener(event, end, true);
    };
  }, []);

  return useCallback((work) => {
    if (pressing.current) waiting.current.push(work);
    else work();
  }, []);
}
