'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/button';
import { type Tone, ToneIcon } from '#components/chip';
import { classNames } from '#components/class-names';
import { useHydrated, useStoredForSession } from '#components/stored';

type NoticeTone = Exclude<Tone, 'neutral'>;

const COLOUR: Record<NoticeTone, string> = {
  info: 'bg-accent-soft text-accent-soft-foreground border-accent',
  success: 'bg-success-soft text-success-soft-foreground border-success',
  warning: 'bg-warning-soft text-warning-soft-foreground border-warning',
  danger: 'bg-danger-soft text-danger-soft-foreground border-danger',
};

const WORD: Record<NoticeTone, string> = {
  info: 'Information',
  success: 'Success',
  warning: 'Warning',
  danger: 'Error',
};

interface NotificationProps {
  tone: NoticeTone;
  children: React.ReactNode;
  /** The next step, as in "See licenses". */
  link?: { label: string; href: string };
  /** Lets the person close it for the session; names it among others. */
  dismissKey?: string;
  /** What stands below the words and is more than words, such as a list. */
  more?: React.ReactNode;
}

/** A message in the page, above what it is about. */
export function Notification({ tone, children, link, dismissKey, more }: NotificationProps) {
  const [dismissed, dismiss] = useStoredForSession(`dismissed.${dismissKey}`);
  const hydrated = useHydrated();
  if (dismissKey && hydrated && dismissed) return null;
  return (
    <div className={classNames('flex items-start gap-2 rounded-md border-l-4 px-3 py-2', COLOUR[tone])}>
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p>
          <span className="sr-only">{WORD[tone]}: </span>
          {children}
          {link ? (
            <>
              {' '}
              <Link href={link.href} className="font-semibold whitespace-nowrap underline underline-offset-2">
                {link.label}
              </Link>
            </>
          ) : null}
        </p>
        {more}
      </div>
      {dismissKey ? (
        <button
          type="button"
          className={buttonClass({ look: 'ghost', iconOnly: true, className: '-my-1 h-7! w-7!' })}
          aria-label="Dismiss"
          onClick={() => dismiss('yes')}
        >
          <X aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}
