'use client';

import { useEffect, useState } from 'react';
import { restoreTyped } from './kept';

const AGAIN =
  'A new version of License Manager was installed, and nothing has been saved yet. What you typed is here again';

const WORDS = {
  nothing: undefined,
  restored: `${AGAIN}: look it over, and save it once more.`,
  'changed-meanwhile': `${AGAIN}, but somebody has changed the record meanwhile: look it over before you save it.`,
};

/** Puts back what was typed before a new version of the server made the page load anew. Returns what to say about it. */
export function useKept(form: React.RefObject<HTMLFormElement | null>): string | undefined {
  const [said, setSaid] = useState<keyof typeof WORDS>('nothing');
  useEffect(() => {
    const found = form.current ? restoreTyped(form.current) : 'nothing';
    if (found === 'nothing') return;
    history.scrollRestoration = 'auto';
    setSaid(found);
  }, [form]);
  // What says so stands above the fields, and the button that was pressed below them.
  useEffect(() => {
    if (said !== 'nothing') form.current?.querySelector<HTMLElement>('[data-form-notice]')?.focus();
  }, [form, said]);
  return WORDS[said];
}
