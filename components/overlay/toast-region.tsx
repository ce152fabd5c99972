'use client';

import { Toast, toast } from '@heroui/react/toast';
import { useEffect, useRef } from 'react';
import type { ToastMessage } from '#components/toast';

const VARIANT = { success: 'success', info: 'accent', warning: 'warning', danger: 'danger' } as const;
const SHOWN_FOR = 6000;
/** With something to press: as long as it takes to read it, decide, and get there by keyboard. */
const OFFERED_FOR = 20_000;

/** Shows each message once, in the order in which they came. */
export default function ToastRegion({ messages }: { messages: ToastMessage[] }) {
  const shown = useRef(0);
  useEffect(() => {
    for (const { text, tone = 'success', action } of messages.slice(shown.current)) {
      const key = toast(text, {
        variant: VARIANT[tone],
        timeout: tone === 'danger' ? 0 : action ? OFFERED_FOR : SHOWN_FOR,
        actionProps: action && {
          children: action.label,
          variant: 'outline',
          size: 'sm',
          onPress: () => {
            toast.close(key);
            action.onPress();
          },
        },
      });
    }
    shown.current = messages.length;
  }, [messages]);
  return <Toast.Provider placement="bottom end" />;
}
