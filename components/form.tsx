'use client';

import { useId, useMemo } from 'react';
import { ActionButton } from '#components/action-button';
import { Button, LinkButton } from '#components/button';
import { FormContext } from '#components/form/context';
import { Summary } from '#components/form/summary';
import { type SubmitOptions, useSubmit } from '#components/form/use-submit';
import { Notification } from '#components/notification';
import { useHydrated } from '#components/stored';

export { formValues } from '#components/form/values';

interface FormProps<Data> extends SubmitOptions<Data> {
  /** Names the form for screen readers where no heading does. */
  label?: string;
  children: React.ReactNode;
  /** The word on the button, and the one while it runs. */
  submit?: { label: string; pending?: string; danger?: boolean };
  /** Where, or how, to give up. */
  cancel?: { href: string } | { onPress: () => void };
  /** Why this person cannot save: the fields are only shown, and the button says so. */
  unavailable?: string | undefined;
}

/**
 * The one form. Save is always enabled; pressing it shows what is missing beside each field and focuses the first.
 * What was typed stays, whatever the answer; leaving it behind is asked about. Works as a plain post, too.
 */
export function Form<Data>({ label, children, submit, cancel, unavailable, ...options }: FormProps<Data>) {
  const id = useId();
  const hydrated = useHydrated();
  const form = useSubmit(options);
  const context = useMemo(
    () => ({ id, errors: form.errors, pending: form.pending, disabled: unavailable !== undefined }),
    [id, form.errors, form.pending, unavailable],
  );
  const { fields } = form;
  return (
    <FormContext value={context}>
      <form
        ref={form.form}
        action={form.formAction}
        onSubmit={form.submit}
        onFocus={() => void fields.load()}
        onInput={(event) => ifField(event.target, (name) => fields.typed(event.currentTarget, name))}
        onBlur={(event) => ifField(event.target, (name) => fields.left(event.currentTarget, name))}
        noValidate={hydrated}
        aria-label={label}
        data-keeps
        className="flex flex-col gap-4"
      >
        {form.notice ? (
          <div role="status" tabIndex={-1} data-form-notice>
            <Notification tone="info">{form.notice}</Notification>
          </div>
        ) : null}
        {form.message ? <Summary message={form.message} details={form.details} links={form.links} /> : null}
        {unavailable ? (
          <fieldset disabled className="contents">
            {children}
          </fieldset>
        ) : (
          children
        )}
        <div className="flex flex-wrap items-center gap-2">
          {unavailable ? (
            <ActionButton action={{ id: 'submit', label: submit?.label ?? 'Save', unavailable }} />
          ) : (
            <Button type="submit" look={submit?.danger ? 'danger' : 'primary'} pending={form.pending}>
              {form.pending ? (submit?.pending ?? 'Saving…') : (submit?.label ?? 'Save')}
            </Button>
          )}
          <Cancel cancel={cancel} />
        </div>
      </form>
      {form.question}
    </FormContext>
  );
}

function Cancel({ cancel }: { cancel: FormProps<unknown>['cancel'] }) {
  if (!cancel) return null;
  if ('href' in cancel) return <LinkButton href={cancel.href}>Cancel</LinkButton>;
  return <Button onClick={cancel.onPress}>Cancel</Button>;
}

function ifField(target: EventTarget, then: (name: string) => void): void {
  const name = (target as Partial<HTMLInputElement>).name;
  if (name) then(name);
}
