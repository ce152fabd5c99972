'use client';

import { useId, useOptimistic, useTransition } from 'react';
import { messageOf } from '#components/action-result';
import { runAction } from '#components/run-action';
import { showToast } from '#components/toast';
import { requireCode } from './actions';

interface CodeSettingProps {
  required: boolean;
  /** Why this person cannot change it. */
  unavailable: string | undefined;
}

/** Whether listed environments, too, need a registration code the first time. Takes effect at once. */
export function CodeSetting({ required, unavailable }: CodeSettingProps) {
  const id = useId();
  const [shown, show] = useOptimistic(required);
  const [pending, start] = useTransition();
  const change = (next: boolean) => {
    // Pressed again before the answer is there: the first press counts.
    if (pending) return;
    start(async () => {
      show(next);
      const { data, serverError } = await runAction(() => requireCode({ required: next }));
      if (serverError) showToast(serverError.message, 'danger');
      else showToast(messageOf(data) ?? 'Setting saved.');
    });
  };
  return (
    <div className="mb-3 flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native box tells its state by itself.
        role="switch"
        checked={shown}
        disabled={Boolean(unavailable)}
        aria-describedby={`${id}-explanation`}
        onChange={(event) => change(event.target.checked)}
        className="switch-control"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-semibold">
          Registration code required
        </label>
        <p id={`${id}-explanation`} className="text-sm text-muted">
          {shown
            ? 'On: every environment needs a code that you issue for it, also a listed one that registers for the first time.'
            : 'Off: a listed, active environment registers by itself the first time. To register again it always needs a code.'}
          {unavailable ? ` ${unavailable}` : null}
        </p>
      </div>
    </div>
  );
}
