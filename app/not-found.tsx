import type { Metadata } from 'next';
import { LinkButton } from '#components/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-4 text-center">
      <h1 className="text-xl font-semibold">There is nothing at this address</h1>
      <p className="max-w-prose text-muted">
        The page was moved or removed, or the address was not copied completely.
      </p>
      <LinkButton href="/" look="primary" className="mt-2">
        Go to the first page
      </LinkButton>
    </main>
  );
}
