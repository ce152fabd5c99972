'use client';

import { useState, useTransition } from 'react';
import { type ActionError, messageOf } from '#components/action-result';
import { runAction } from '#components/run-action';
import { showToast } from '#components/toast';
import type { Bulk, BulkAction, BulkResult, Row } from './types';

interface BulkOptions {
  bulk: Bulk | undefined;
  selected: Row[];
  /** Which rows are shown. */
  view: string;
  /** Ends the selection. */
  clear: () => void;
}

interface Done {
  /** The rows that were shown: what follows has moved on. */
  view: string;
  message: string;
  undo: () => void;
}

/** Runs actions on the selected rows: asks first where they say so, tells the result, and offers to take it back. */
export function useBulk({ bulk, selected, view, clear }: BulkOptions) {
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState<BulkAction>();
  const [refusal, setRefusal] = useState<ActionError>();
  const [done, setDone] = useState<Done>();
  const records = selected.map(({ key, revision }) => ({ id: key, revision }));

  const refuse = (error: ActionError) => {
    // The dialog that asks to sign in again says it; the selection is still there afterwards.
    if (error.kind === 'unauthenticated') return;
    if (error.kind === 'conflict') setRefusal(error);
    else showToast(error.message, 'danger');
  };

  const undo = (takeBack: () => ReturnType<NonNullable<BulkAction['undo']>>) => {
    setDone(undefined);
    start(async () => {
      const { data, serverError } = await runAction(takeBack);
      if (serverError) refuse(serverError);
      else showToast(messageOf(data) ?? 'Undone.');
    });
  };

  const tell = (action: BulkAction, result: BulkResult) => {
    const { message, undo: what } = result;
    const takeBack = action.undo;
    setAsking(undefined);
    clear();
    if (!takeBack || !what) {
      setDone(undefined);
      showToast(message);
      return;
    }
    // Offered in two places, it can be taken back once.
    let pressed = false;
    const press = () => {
      if (pressed) return;
      pressed = true;
      undo(() => takeBack({ undo: what }));
    };
    setDone({ view, message, undo: press });
    showToast(message, 'success', { label: 'Undo', onPress: press });
  };

  const perform = (action: BulkAction) => {
    setAsking(undefined);
    start(async () => {
      const { data, serverError } = await runAction(() => action.run({ records }));
      if (serverError) refuse(serverError);
      else if (data) tell(action, data);
    });
  };

  return {
    pending,
    records,
    /** The selected records in words: "3 customers". */
    words: `${selected.length} ${selected.length === 1 ? bulk?.one : bulk?.many}`,
    /** The action that waits for an answer. */
    asking,
    cancel: () => setAsking(undefined),
    press: (action: BulkAction) => (action.confirm || action.date ? setAsking(action) : perform(action)),
    perform,
    tell,
    /** Why nothing was changed. */
    refusal,
    closeRefusal: () => setRefusal(undefined),
    /** What was done last and can be taken back. */
    done: done?.view === view ? done : undefined,
    dismiss: () => setDone(undefined),
  };
}

export type BulkState = ReturnType<typeof useBulk>;
