'use client';

import { ErrorState } from '#components/error-state';

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

/** A page that failed; what was changed before stays changed. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const reference = (error as { digest?: unknown } | null)?.digest;
  return (
    <ErrorState title="This page could not be shown." onRetry={retry}>
      <p>
        Something failed on the server. Nothing was changed by opening the page.
        {typeof reference === 'string'
          ? ` If it happens again, report it with the reference ${reference}.`
          : ''}
      </p>
    </ErrorState>
  );
}
