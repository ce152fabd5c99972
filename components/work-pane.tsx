'use client';

import { useOptimistic, useState } from 'react';
import { type Action, ActionPane } from '#components/action-pane';
import { type ActionError, messageOf } from '#components/action-result';
import { Notification } from '#components/notification';
import { runAction } from '#components/run-action';

export interface WorkAction extends Action {
  /** Where to look when it failed, as in "See the audit log". */
  next?: { label: string; href: string };
}

interface WorkPaneProps {
  label: string;
  actions: WorkAction[];
  /** Whether the first is the page's main action. */
  primary?: boolean;
  children?: React.ReactNode;
}

interface Outcome {
  message: string | undefined;
  error: ActionError | undefined;
  next: WorkAction['next'];
}

/** The buttons for long work: while it runs they say so, and its result stays in the page until the next one. */
export function WorkPane({ label, actions, primary, children }: WorkPaneProps) {
  const [outcome, setOutcome] = useState<Outcome>();
  const [running, setRunning] = useOptimistic<string | undefined>(undefined);
  const watched = actions.map((action) => (action.run ? { ...action, run: () => watch(action) } : action));

  async function watch(action: WorkAction) {
    setRunning(action.pendingLabel ?? `${action.label}…`);
    const answer = await runAction(async () => (await action.run?.()) ?? undefined);
    setOutcome({ message: messageOf(answer.data), error: answer.serverError, next: action.next });
    // What failed stays in the page; as a toast, which stays too, it would lie over what is to be done next.
    return answer.serverError ? undefined : answer;
  }

  return (
    <>
      <ActionPane label={label} actions={watched} primary={primary}>
        {children}
      </ActionPane>
      <p role="status" className="sr-only">
        {running}
      </p>
      {outcome && !running ? <OutcomeNotice outcome={outcome} /> : null}
    </>
  );
}

function OutcomeNotice({ outcome: { message, error, next } }: { outcome: Outcome }) {
  if (!error && !message) return null;
  return (
    <div role={error ? 'alert' : undefined} className="mb-3">
      <Notification tone={error ? 'danger' : 'success'} link={error ? next : undefined}>
        {error?.message ?? message}
      </Notification>
    </div>
  );
}
