'use client';

import { useState } from 'react';
import { Button, LinkButton } from '#components/button';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { invite } from './actions';
import { LinkOnce, type ShownLink } from './link-once';
import type { Offer } from './offer';
import { PlaceFields } from './place-fields';

const schema = () => import('#lib/accounts/schema').then((schemas) => schemas.invitation);

export function InvitePanel({ offer, closeHref }: { offer: Offer; closeHref: string }) {
  const [issued, setIssued] = useState<ShownLink>();
  if (issued)
    return (
      <div className="flex flex-col gap-4">
        <LinkOnce link={issued} email="the invited person" />
        <div className="flex gap-2">
          <LinkButton href={closeHref} look="primary">
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
      cancel={{ href: closeHref }}
      successMessage="Invited."
      onSuccess={setIssued}
    >
      <TextField name="email" label="E-mail" type="email" required />
      <TextField name="name" label="Name" required />
      <PlaceFields offer={offer} />
    </Form>
  );
}
