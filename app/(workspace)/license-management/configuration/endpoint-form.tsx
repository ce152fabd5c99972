'use client';

import { useRef, useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { changeEndpoint } from './actions';

interface EndpointFormProps {
  registrationEndpoint: string;
  revision: number;
}

/** The registration endpoint. Asks before it is changed: the registration does not carry over. */
export function EndpointForm({ registrationEndpoint, revision }: EndpointFormProps) {
  const [asked, setAsked] = useState<{ form: HTMLFormElement; endpoint: string }>();
  const confirmed = useRef('');

  async function askFirst(event: React.SubmitEvent<HTMLDivElement>) {
    const form = event.target as unknown as HTMLFormElement;
    const endpoint = String(new FormData(form).get('registrationEndpoint')).trim();
    if (endpoint === registrationEndpoint || endpoint === confirmed.current) return;
    event.preventDefault();
    event.stopPropagation();
    const { endpointProblem } = await import('#lib/environment/identity/endpoint');
    // The form itself says what is wrong with it; there is nothing to confirm yet.
    if (endpointProblem(endpoint)) submit(form, endpoint);
    else setAsked({ form, endpoint });
  }

  function submit(form: HTMLFormElement, endpoint: string) {
    confirmed.current = endpoint;
    form.requestSubmit();
    confirmed.current = '';
  }

  return (
    <div onSubmitCapture={(event) => void askFirst(event as unknown as React.SubmitEvent<HTMLDivElement>)}>
      <Form
        key={`${revision}`}
        label="Registration endpoint"
        action={changeEndpoint}
        schema={() => import('./schema').then((module) => module.endpointForm)}
        submit={{ label: 'Save', pending: 'Saving…' }}
      >
        <input type="hidden" name="revision" value={revision} />
        <TextField
          name="registrationEndpoint"
          label="Registration endpoint"
          type="url"
          monospace
          required
          defaultValue={registrationEndpoint}
          description="Change only if instructed by the publisher."
        />
      </Form>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={() => setAsked(undefined)}
        title="Change the registration endpoint?"
        confirmLabel="Change endpoint"
        destructive
        onConfirm={() => asked && submit(asked.form, asked.endpoint)}
      >
        The registration of this environment does not carry over to {asked?.endpoint}. Nothing is sent
        anywhere until the environment has registered there. The licenses in force stay in force. Setting the
        former endpoint again brings the registration back.
      </ConfirmDialog>
    </div>
  );
}
