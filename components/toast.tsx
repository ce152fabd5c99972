'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { Tone } from '#components/chip';
import { newVersionNotice } from '#components/new-version';

const ToastRegion = dynamic(() => import('#components/overlay/toast-region'), { ssr: false });

export interface ToastMessage {
  text: string;
  tone?: Exclude<Tone, 'neutral'>;
  /** What the person may do about it; it is closed with that. */
  action?: { label: string; onPress: () => void };
}

const EVENT = 'toast';

/** Tells the result of what the person just did. Errors stay until they are closed. */
export function showToast(
  text: string,
  tone: ToastMessage['tone'] = 'success',
  action?: ToastMessage['action'],
): void {
  window.dispatchEvent(new CustomEvent<ToastMessage>(EVENT, { detail: { text, tone, action } }));
}

/** The place where toasts appear; once, in the root layout. Loads the toasts themselves with the first. */
export function ToastHost() {
  const [first, setFirst] = useState<ToastMessage[]>([]);
  useEffect(() => {
    const keep = (event: Event) => {
      const { detail } = event as CustomEvent<ToastMessage>;
      setFirst((known) => [...known, detail]);
    };
    window.addEventListener(EVENT, keep);
    const notice = newVersionNotice();
    if (notice) showToast(notice, 'info');
    return () => window.removeEventListener(EVENT, keep);
  }, []);
  return first.length > 0 ? <ToastRegion messages={first} /> : null;
}
