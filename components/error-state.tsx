'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '#components/button';
import { ToneIcon } from '#components/chip';

interface ErrorStateProps {
  /** What failed: "The licenses could not be loaded." */
  title: string;
  /** Why, what still holds, and the next step. */
  children?: React.ReactNode;
  /** Tries again; without it the page is asked for again. */
  onRetry?: () => void;
  /** Another way out. */
  action?: React.ReactNode;
}

export function ErrorState({ title, children, onRetry, action }: ErrorStateProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <ToneIcon tone="danger" className="size-6 text-danger" />
      <p className="font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      <div className="flex flex-wrap justify-center gap-2">
        <Button pending={pending} onClick={onRetry ?? (() => start(() => router.refresh()))}>
          {pending ? 'Trying again…' : 'Try again'}
        </Button>
        {action}
      </div>
    </div>
  );
}
