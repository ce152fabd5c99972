'use client';

import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '#components/button';

interface CopyFieldProps {
  label: string;
  value: string;
  /** What it is for, and that it is shown only now. */
  description?: React.ReactNode;
}

/** A secret or address to take away: selected at a click, copied by the button. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => {
    field.current?.select();
    // Without https there may be no clipboard; the selected text can still be copied by hand.
    setCopied(
      await (navigator.clipboard?.writeText(value) ?? Promise.reject()).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          aria-describedby={description ? `${id}-description` : undefined}
          className="input font-mono"
        />
        <Button onClick={() => void copy()}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </span>
      <span role="status" className="text-sm text-muted empty:hidden">
        {copied === false ? 'Copy the selected text with Ctrl+C (⌘C on a Mac).' : null}
      </span>
      {description ? (
        <p id={`${id}-description`} className="description">
          {description}
        </p>
      ) : null}
    </div>
  );
}
