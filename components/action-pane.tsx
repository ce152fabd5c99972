'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { type Action, ActionButton, useAction } from '#components/action-button';
import { Menu } from '#components/menu';

export type { Action } from '#components/action-button';

interface ActionPaneProps {
  /** Names the pane for screen readers, as in "Actions for licenses". */
  label?: string;
  /** The first one or two that matter; `primary` marks the first as the page's main action. */
  actions: Action[];
  primary?: boolean;
  /** The rest, in a menu. */
  more?: Action[];
  children?: React.ReactNode;
}

/** The buttons above a grid or record. */
export function ActionPane({
  label = 'Actions',
  actions,
  primary = true,
  more = [],
  children,
}: ActionPaneProps) {
  return (
    <div role="toolbar" aria-label={label} className="mb-2 flex flex-wrap items-center gap-2">
      {actions.map((action, index) => (
        <ActionButton
          key={action.id}
          action={action}
          look={primary && index === 0 ? (action.danger ? 'danger' : 'primary') : 'outline'}
        />
      ))}
      {children}
      {more.length > 0 ? <MoreActions actions={more} /> : null}
    </div>
  );
}

function MoreActions({ actions }: { actions: Action[] }) {
  const [chosen, setChosen] = useState<{ action: Action; time: number }>();
  const items = actions.map((action) => ({
    ...action,
    onSelect: action.href ? undefined : () => setChosen({ action, time: Date.now() }),
  }));
  return (
    <>
      <Menu label="More actions" iconOnly sections={[{ items }]}>
        <Ellipsis aria-hidden="true" />
      </Menu>
      {chosen ? <Chosen key={chosen.time} action={chosen.action} /> : null}
    </>
  );
}

/** Performs what was chosen from the menu, and says beside it that it runs. */
function Chosen({ action }: { action: Action }) {
  const { pending, dialogs } = useAction(action, { immediately: true });
  return (
    <>
      <span role="status" className="text-sm text-muted">
        {pending ? (action.pendingLabel ?? `${action.label}…`) : null}
      </span>
      {dialogs}
    </>
  );
}
