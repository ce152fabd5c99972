import { KeyRound } from 'lucide-react';

/** Pages for people who are not signed in: one card in the middle. */
export default function PublicLayout({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-3 py-8 sm:py-16">
      <header className="mb-4 flex items-center gap-2 text-lg font-semibold">
        <span className="flex size-7 items-center justify-center rounded-md bg-accent text-accent-foreground">
          <KeyRound aria-hidden="true" className="size-4.5" />
        </span>
        License Manager
      </header>
      <main className="box w-full max-w-md p-5 sm:p-6">{children}</main>
    </div>
  );
}
