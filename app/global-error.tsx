'use client';

import './globals.css';

/** The last resort: what surrounds every page has failed. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Failed · License Manager</title>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-4 text-center">
          <h1 className="text-xl font-semibold">License Manager could not be shown</h1>
          <p className="max-w-prose text-muted">
            Something failed on the server. Nothing was changed by opening the page.
          </p>
          <button type="button" className="button button--sm button--primary mt-2" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
