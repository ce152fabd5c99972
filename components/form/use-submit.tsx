'use client';

import { useActionState, useEffect, useRef, useState, useTransition } from 'react';
import { type ActionError, type ActionResult, messageOf } from '#components/action-result';
import { askToConfirm } from '#components/confirmation';
import { runAction } from '#components/run-action';
import { showToast } from '#components/toast';
import { CHANGED_MEANWHILE } from '#lib/kernel/errors';
import type { FormSchema } from './check';
import { focusFirstError, withoutField } from './focus';
import type { SummaryLink } from './summary';
import { useErrors } from './use-errors';
import { useGuard } from './use-guard';
import { useKept } from './use-kept';

/** A stateful server action, as `.inputSchema(…).stateAction(…)` makes it. */
// biome-ignore lint/suspicious/noExplicitAny: the data's type is the action's own, inferred where it is used.
export type FormAction<Data = any> = (
  previous: never,
  form: never,
) => Promise<ActionResult<Data> | undefined>;

type Call<Data> = (previous: ActionResult<Data>, form: FormData) => Promise<ActionResult<Data>>;

export interface SubmitOptions<Data> {
  action: FormAction<Data>;
  schema?: FormSchema;
  /** Said as a toast when the action itself gives no message. */
  successMessage?: string;
  onSuccess?: (data: Data | undefined) => void;
}

const CHECK_FIELDS = 'Not saved yet: some fields need your attention.';

/** The same page, opened anew. What was typed stays where it is. */
const asItIsNow = (): SummaryLink => ({
  label: 'Show it as it is now',
  href: location.pathname + location.search,
  newTab: true,
});

export function useSubmit<Data>({ action, schema, successMessage, onSuccess }: SubmitOptions<Data>) {
  const form = useRef<HTMLFormElement>(null);
  const call = action as unknown as Call<Data>;
  // Only a post without JavaScript goes this way; its answer is there when the page is rendered.
  const [posted, formAction] = useActionState<ActionResult<Data>, FormData>(call, {});
  const [message, setMessage] = useState(posted.serverError?.message);
  const [details, setDetails] = useState<string[]>([]);
  const [links, setLinks] = useState<SummaryLink[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [pending, start] = useTransition();
  const fields = useErrors(schema);
  const guard = useGuard(form);
  const notice = useKept(form);
  const errors = attempt === 0 && posted.serverError ? (posted.serverError.fieldErrors ?? {}) : fields.errors;

  useEffect(() => {
    if (attempt > 0 && form.current) focusFirstError(form.current);
  }, [attempt]);

  const refuse = ({ message: text, fieldErrors = {}, ...error }: Omit<ActionError, 'kind'>) => {
    setMessage(text);
    setDetails(withoutField(form.current, fieldErrors));
    setLinks(error.code === CHANGED_MEANWHILE ? [asItIsNow()] : (error.links ?? []));
    setAttempt((count) => count + 1);
  };

  const send = async (data: FormData) => {
    const { data: answer, serverError } = await runAction(() => call({}, data));
    // The dialog that asks to sign in again says it; afterwards Save goes on from here.
    if (serverError?.kind === 'unauthenticated') return;
    const again = () => start(() => send(data));
    if (askToConfirm(serverError, { again, giveUp: () => serverError && refuse(serverError) })) return;
    if (serverError) {
      fields.showFromServer(serverError.fieldErrors ?? {});
      refuse(serverError);
      return;
    }
    fields.setErrors({});
    setMessage(undefined);
    guard.markSaved();
    const said = messageOf(answer) ?? successMessage;
    if (said) showToast(said);
    onSuccess?.(answer);
  };

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const element = event.currentTarget;
    const data = new FormData(element, event.nativeEvent.submitter);
    start(async () => {
      const found = await fields.check(element);
      if (Object.keys(found).length > 0) {
        fields.setErrors(found);
        refuse({ message: CHECK_FIELDS, fieldErrors: found });
      } else {
        await send(data);
      }
    });
  };

  return {
    form,
    formAction,
    submit,
    pending,
    errors,
    notice,
    message,
    details,
    links,
    fields,
    question: guard.question,
  };
}
