import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { Chip } from '#components/chip';
import type { CurrentEnvironment } from './types';

interface TopBarProps {
  home: string;
  environment?: CurrentEnvironment;
  drawer: React.ReactNode;
  search: React.ReactNode;
  person: React.ReactNode;
}

export function TopBar({ home, environment, drawer, search, person }: TopBarProps) {
  return (
    <header className="sticky top-0 z-30 flex h-(--bar-height) items-center gap-2 border-b border-border bg-surface px-2 rail:px-3">
      {drawer}
      <Link href={home} className="flex min-h-8 shrink-0 items-center gap-2 rounded-md px-1 font-semibold">
        <span className="flex size-6 items-center justify-center rounded-md bg-accent text-accent-foreground">
          <KeyRound aria-hidden="true" className="size-4" />
        </span>
        <span className="max-sm:sr-only">License Manager</span>
      </Link>
      <div className="ml-auto flex min-w-0 items-center gap-2">
        {environment ? (
          <p className="flex min-w-0 items-center gap-2">
            <span className="sr-only">Environment: </span>
            <span className="truncate text-muted max-rail:max-w-28">{environment.name}</span>
            <Chip>{environment.production ? 'Production' : 'Test'}</Chip>
          </p>
        ) : null}
        {search}
        {person}
      </div>
    </header>
  );
}
