'use client';

import type { ActionError } from '#components/action-result';
import { CONFIRMATION_REQUIRED } from '#lib/kernel/errors';

/** What goes on when somebody was asked to confirm who they are. */
export interface AskedToConfirm {
  /** Does again what was refused. */
  again: () => void;
  /** The person would rather not. */
  giveUp?: () => void;
}

const EVENT = 'confirmation-required';

/**
 * Asks the person to confirm who they are, if `error` wants that, and goes on as `asked` says. Whether somebody asks:
 * who shows the dialog listens by {@link whenAskedToConfirm}.
 */
export function askToConfirm(error: ActionError | undefined, asked: AskedToConfirm): boolean {
  if (error?.code !== CONFIRMATION_REQUIRED) return false;
  return !window.dispatchEvent(new CustomEvent<AskedToConfirm>(EVENT, { detail: asked, cancelable: true }));
}

/** Calls `ask` from now on whenever the person is to be asked; gives what ends that. */
export function whenAskedToConfirm(ask: (asked: AskedToConfirm) => void): () => void {
  const listen = (event: Event) => {
    event.preventDefault();
    ask((event as CustomEvent<AskedToConfirm>).detail);
  };
  window.addEventListener(EVENT, listen);
  return () => window.removeEventListener(EVENT, listen);
}
