'use client';

import { Toast, toast } from '@heroui/react/toast';
import { useEffect, useRef } from 'react';
import type { ToastMessage } from '#components/toast';

const VARIANT = { success: 'success', info: 'accent', warning: 'warning', danger: 'danger' } as const;
const SHOWN_FOR = 6000;

/** Shows each message once, in the order in which they came. */
export default function ToastRegion({ messages }: { messages: ToastMessage[] }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const { text, tone = 'success' } of messages.slice(shown.current)) {
      toast(text, { variant: VARIANT[tone], timeout: tone === 'danger' ? 0 : SHOWN_FOR });
    }
    shown.current = messages.length;
  }, [messages]);
  return <Toast.Provider placement="bottom end" />;
}
