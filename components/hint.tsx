'use client';

import dynamic from 'next/dynamic';
import { useCallback, useId, useRef, useState } from 'react';

const HintPopup = dynamic(() => import('#components/overlay/hint-popup'), { ssr: false });

interface HintProps {
  text: string;
  children: React.ReactNode;
  className?: string;
}

/**
 * Says `text` about the control inside: read out with it, and shown at hover and focus.
 * The control itself points at the same text by {@link useDescription}.
 */
export function Hint({ text, children, className }: HintProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  const hide = useCallback(() => setOpen(false), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches the control inside, adds none of its own.
    <span
      ref={anchor}
      className={className ?? 'inline-flex'}
      onPointerEnter={show}
      onPointerLeave={hide}
      // A finger does not hover.
      onClick={show}
      onFocus={(event) => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {wanted ? <HintPopup anchor={anchor} text={text} open={open} onClose={hide} /> : null}
    </span>
  );
}

/** An ID and the hidden text that belongs to it, for `aria-describedby`. */
export function useDescription(text: string | undefined) {
  const id = useId();
  if (!text) return { describedBy: undefined, description: null };
  return {
    describedBy: id,
    description: (
      <span id={id} className="sr-only">
        {text}
      </span>
    ),
  };
}
