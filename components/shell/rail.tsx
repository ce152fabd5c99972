'use client';

import { PanelLeftClose } from 'lucide-react';
import { usePreference } from '#components/preferences';
import { NavList } from './nav-list';
import type { NavGroup } from './types';

/** The navigation beside the page, from 900 px; collapsed it shows icons only, and stays so for the person. */
export function Rail({ groups, bottom }: { groups: NavGroup[]; bottom: NavGroup }) {
  const [rail, setRail] = usePreference('rail');
  const collapsed = rail === 'collapsed';
  return (
    <div className="rail sticky top-(--bar-height) flex h-[calc(100dvh-var(--bar-height))] w-(--rail-width) shrink-0 flex-col border-r border-border bg-surface max-rail:hidden">
      <NavList groups={groups} bottom={bottom} />
      <div className="border-t border-separator p-2">
        <button
          type="button"
          aria-expanded={!collapsed}
          onClick={() => setRail(collapsed ? 'expanded' : 'collapsed')}
          title={collapsed ? 'Expand navigation' : undefined}
          className="rail-toggle relative flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-md px-2 text-muted -outline-offset-2 hover:bg-default hover:text-foreground"
        >
          <PanelLeftClose aria-hidden="true" className="size-[1.125rem] shrink-0" />
          <span className="rail-label">{collapsed ? 'Expand navigation' : 'Collapse'}</span>
        </button>
      </div>
    </div>
  );
}
