'use client';

import { Undo2, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { Button } from '#components/button';
import { ConfirmDialog } from '#components/confirm-dialog';
import { Hint, useDescription } from '#components/hint';
import { Spinner } from '#components/progress';
import { RefusalDialog } from '#components/refusal-dialog';
import { ExportLink } from './export-link';
import type { BulkAction, Row, Tools } from './types';
import type { BulkState } from './use-bulk';

const DateDialog = dynamic(() => import('#components/data-table/date-dialog'), { ssr: false });

interface BulkBarProps {
  tools: Tools;
  bulk: BulkState;
  selected: Row[];
  onClear: () => void;
  /** Takes the focus when the bar goes with it. */
  onLeave: () => void;
}

/** What can be done with the selected rows; stands in the place of the toolbar. */
export function BulkBar({ tools, bulk, selected, onClear, onLeave }: BulkBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const leave = useEffectEvent(onLeave);
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      if (element?.contains(document.activeElement)) leave();
    };
  }, []);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Actions for selected rows"
      className="flex flex-wrap items-center gap-x-1 gap-y-2 border-b border-border bg-(--row-selected) p-2"
    >
      <span className="mr-2 flex items-center gap-2 pl-1 text-sm font-medium tabular-nums">
        {bulk.pending ? <Spinner /> : null}
        {selected.length} selected
      </span>
      {tools.bulk?.actions.map((action) => (
        <BulkButton key={action.id} action={action} bulk={bulk} />
      ))}
      {tools.exportHref ? (
        <ExportLink
          href={tools.exportHref}
          params={new URLSearchParams({ ids: selected.map((row) => row.key).join(',') })}
        >
          Export
        </ExportLink>
      ) : null}
      <Button look="ghost" className="ml-auto" onClick={onClear}>
        <X aria-hidden="true" />
        <span className="max-sm:sr-only">Clear selection</span>
      </Button>
    </div>
  );
}

/** What an action on many rows asks, and why nothing came of it. */
export function BulkDialogs({ bulk }: { bulk: BulkState }) {
  const { asking, refusal } = bulk;
  return (
    <>
      {asking?.confirm ? (
        <ConfirmDialog
          open
          onOpenChange={bulk.cancel}
          title={`${asking.label} ${bulk.words}?`}
          confirmLabel={`${asking.label} ${bulk.words}`}
          destructive={asking.danger}
          onConfirm={() => bulk.perform(asking)}
        >
          {asking.confirm}
        </ConfirmDialog>
      ) : null}
      {asking?.date ? <DateDialog action={asking} date={asking.date} bulk={bulk} /> : null}
      <RefusalDialog refusal={refusal} onClose={bulk.closeRefusal} />
    </>
  );
}

/** What was done last, and the way back. */
export function BulkDone({ done, onClose }: { done: NonNullable<BulkState['done']>; onClose: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 border-b border-border bg-success-soft px-3 py-1 text-sm text-success-soft-foreground">
      <span className="min-w-0">{done.message}</span>
      <Button look="ghost" className="h-6! min-h-0! px-1.5!" onClick={done.undo}>
        <Undo2 aria-hidden="true" />
        Undo
      </Button>
      <Button look="ghost" iconOnly className="ml-auto h-6! min-h-0!" aria-label="Close" onClick={onClose}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

function BulkButton({ action, bulk }: { action: BulkAction; bulk: BulkState }) {
  const { describedBy, description } = useDescription(action.unavailable);
  const inside = (
    <>
      {action.icon}
      {action.label}
      {action.date ? '…' : null}
    </>
  );
  if (!action.unavailable) {
    return (
      <Button
        look="ghost"
        className={action.danger ? 'text-danger!' : undefined}
        aria-disabled={bulk.pending || undefined}
        onClick={() => bulk.pending || bulk.press(action)}
      >
        {inside}
      </Button>
    );
  }
  return (
    <Hint text={action.unavailable}>
      <Button look="ghost" aria-disabled="true" aria-describedby={describedBy}>
        {inside}
      </Button>
      {description}
    </Hint>
  );
}
