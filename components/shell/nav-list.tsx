'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useId } from 'react';
import { usePreference } from '#components/preferences';
import type { NavGroup, NavItem } from './types';

/** The item of the longest address that the present path lies under. */
function currentHref(path: string, groups: NavGroup[]): string | undefined {
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

interface NavListProps {
  groups: NavGroup[];
  /** Pages for everybody, below the workspaces. */
  bottom: NavGroup;
  onNavigate?: () => void;
}

export function NavList({ groups, bottom, onNavigate }: NavListProps) {
  const current = currentHref(usePathname(), [...groups, bottom]);
  const rest = { current, onNavigate };
  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col overflow-y-auto p-2">
      {groups.map((group) => (
        <Group key={group.label ?? 'pages'} group={group} {...rest} />
      ))}
      {bottom.items.length > 0 ? (
        <div className="mt-auto border-t border-separator pt-2">
          <Group group={bottom} {...rest} />
        </div>
      ) : null}
    </nav>
  );
}

interface GroupProps {
  group: NavGroup;
  current: string | undefined;
  onNavigate?: () => void;
}

function Group({ group, current, onNavigate }: GroupProps) {
  const id = useId();
  return (
    <div className="mb-2 last:mb-0">
      {group.label ? (
        <p id={id} className="rail-heading px-2 pt-1 pb-1.5 text-xs font-semibold text-muted">
          {group.label}
        </p>
      ) : null}
      <ul aria-labelledby={group.label ? id : undefined} className="flex flex-col gap-px">
        {group.items.map((item) => (
          <li key={item.href}>
            <Item item={item} current={item.href === current} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Item({ item, current, onNavigate }: { item: NavItem; current: boolean; onNavigate?: () => void }) {
  const [rail] = usePreference('rail');
  return (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? 'page' : undefined}
      title={rail === 'collapsed' ? item.label : undefined}
      className="relative flex min-h-8 items-center gap-2.5 rounded-md px-2 -outline-offset-2 hover:bg-default aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-soft-foreground pointer-coarse:min-h-10 [&_svg]:size-[1.125rem] [&_svg]:shrink-0"
    >
      <span aria-hidden="true" className="flex">
        {item.icon}
      </span>
      <span className="rail-label min-w-0 flex-1 truncate">{item.label}</span>
      {item.count ? (
        <span className="rail-count rounded-full bg-accent px-1.5 text-xs font-semibold text-accent-foreground tabular-nums">
          {item.count}
          <span className="sr-only"> waiting</span>
        </span>
      ) : null}
    </Link>
  );
}
