'use client';

import { useState } from 'react';
import { Button, LinkButton } from '#components/button';
import { Select, TextField } from '#components/fields';
import { Form } from '#components/form';
import { invite } from './actions';
import { personaDescription, personaOptions } from './labels';
import { LinkOnce, type ShownLink } from './link-once';

const schema = () => import('#lib/accounts/schema').then((schemas) => schemas.invitation);

export function InvitePanel() {
  const [issued, setIssued] = useState<ShownLink>();
  if (issued)
    return (
      <div className="flex flex-col gap-4">
        <LinkOnce link={issued} email="the invited person" />
        <div className="flex gap-2">
          <LinkButton href="/people" look="primary">
            Done
          </LinkButton>
          <Button onClick={() => setIssued(undefined)}>Invite another</Button>
        </div>
      </div>
    );
  return (
    <Form
      action={invite}
      schema={schema}
      label="Invite a person"
      submit={{ label: 'Create invitation', pending: 'Creating…' }}
      cancel={{ href: '/people' }}
      successMessage="Invited."
      onSuccess={setIssued}
    >
      <TextField name="email" label="E-mail" type="email" required />
      <TextField name="name" label="Name" required />
      <Select
        name="persona"
        label="Persona"
        options={personaOptions}
        defaultValue="user"
        description={personaDescription}
      />
    </Form>
  );
}
