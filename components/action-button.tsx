'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { type ActionError, type ActionResult, messageOf } from '#components/action-result';
import { Button, type ButtonLook, LinkButton } from '#components/button';
import { ConfirmDialog } from '#components/confirm-dialog';
import { askToConfirm } from '#components/confirmation';
import { Hint, useDescription } from '#components/hint';
import { RefusalDialog } from '#components/refusal-dialog';
import { runAction } from '#components/run-action';
import { showToast } from '#components/toast';

export interface Action {
  id: string;
  label: string;
  icon?: React.ReactNode;
  /** Goes somewhere … */
  href?: string;
  /** … or does something: a server action (bound to its record), or a function of a client page. */
  run?: () => Promise<ActionResult | undefined> | undefined;
  /** What is going on while it runs, as in "Refreshing licenses…". */
  pendingLabel?: string;
  /** Why it cannot be done now; the button stays, and says so. */
  unavailable?: string;
  danger?: boolean;
  /** Asks first. */
  confirm?: { title: string; body: React.ReactNode; confirmLabel: string };
}

/**
 * Runs an action, tells its result as a toast, and what stands in its way as a dialog; asks first where the action says so.
 * `immediately` presses it as soon as it is mounted: it was chosen elsewhere.
 */
export function useAction(action: Action, { immediately = false } = {}) {
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionError>();
  const pressed = useRef(false);
  const perform = () =>
    start(async () => {
      const { data, serverError } = await runAction(async () => (await action.run?.()) ?? undefined);
      if (askToConfirm(serverError, { again: perform })) return;
      if (serverError?.links?.length) setRefusal(serverError);
      else if (serverError) showToast(serverError.message, 'danger');
      else if (messageOf(data)) showToast(messageOf(data) ?? '');
    });
  const press = () => (action.confirm ? setAsking(true) : perform());
  useEffect(() => {
    if (!immediately || pressed.current) return;
    pressed.current = true;
    press();
  });
  const question = action.confirm ? (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={action.confirm.title}
      confirmLabel={action.confirm.confirmLabel}
      destructive={action.danger}
      onConfirm={perform}
    >
      {action.confirm.body}
    </ConfirmDialog>
  ) : null;
  const dialogs = (
    <>
      {question}
      <RefusalDialog refusal={refusal} onClose={() => setRefusal(undefined)} />
    </>
  );
  return { pending, dialogs, press };
}

export function ActionButton({ action, look = 'outline' }: { action: Action; look?: ButtonLook }) {
  const { pending, dialogs, press } = useAction(action);
  const { describedBy, description } = useDescription(action.unavailable);
  if (action.unavailable) {
    return (
      <Hint text={action.unavailable}>
        <Button look="outline" aria-disabled="true" aria-describedby={describedBy}>
          {action.icon}
          {action.label}
        </Button>
        {description}
      </Hint>
    );
  }
  if (action.href) {
    return (
      <LinkButton look={look} href={action.href}>
        {action.icon}
        {action.label}
      </LinkButton>
    );
  }
  return (
    <>
      <Button look={look} pending={pending} onClick={press}>
        {pending ? null : action.icon}
        {pending ? (action.pendingLabel ?? action.label) : action.label}
      </Button>
      {dialogs}
    </>
  );
}
