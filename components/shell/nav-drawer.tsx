'use client';

import { Menu as MenuIcon, X } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '#components/button';
import { NavList } from './nav-list';
import type { NavGroup } from './types';

/** The navigation below 900 px: a drawer, opened by the menu button, closed by Escape or a choice. */
export function NavDrawer({ groups, bottom }: { groups: NavGroup[]; bottom: NavGroup }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <div className="rail:hidden">
      <Button look="ghost" iconOnly aria-label="Open navigation" onClick={() => dialog.current?.showModal()}>
        <MenuIcon aria-hidden="true" />
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself. */}
      <dialog
        ref={dialog}
        aria-label="Navigation"
        onClick={(event) => event.target === dialog.current && close()}
        className="nav-dialog bg-surface text-foreground"
      >
        <div className="flex h-full flex-col">
          <div className="flex h-(--bar-height) shrink-0 items-center justify-between border-b border-border pr-2 pl-4">
            <span className="font-semibold">License Manager</span>
            <Button look="ghost" iconOnly aria-label="Close navigation" onClick={close}>
              <X aria-hidden="true" />
            </Button>
          </div>
          <NavList groups={groups} bottom={bottom} onNavigate={close} />
        </div>
      </dialog>
    </div>
  );
}
