'use client';

import { useState } from 'react';
import { LinkButton } from '#components/button';
import { CopyField } from '#components/copy-field';
import { DateField, TextField } from '#components/fields';
import { Form } from '#components/form';
import { create } from './actions';
import { ScopeChoice } from './scope-choice';

const schema = () => import('#lib/accounts/api-tokens/schema').then((schemas) => schemas.newApiToken);

export function CreatePanel() {
  const [token, setToken] = useState<string>();
  if (token)
    return (
      <div className="flex flex-col gap-4">
        <CopyField
          label="API token"
          value={token}
          description="Copy it now and keep it as you keep a password: it is shown only this once. Programs send it in the header Authorization: Bearer."
        />
        <div>
          <LinkButton href="/api-tokens" look="primary">
            Done
          </LinkButton>
        </div>
      </div>
    );
  return (
    <Form
      action={create}
      schema={schema}
      label="Create an API token"
      submit={{ label: 'Create token', pending: 'Creating…' }}
      cancel={{ href: '/api-tokens' }}
      successMessage="API token created."
      onSuccess={(data) => setToken(data?.token)}
    >
      <TextField
        name="name"
        label="Name"
        description="Which program uses it, as in “Deployment pipeline”."
        required
      />
      <ScopeChoice />
      <DateField
        name="expiresOn"
        label="Expires after"
        description="The last day (UTC) on which it works; empty for a token that does not expire."
      />
    </Form>
  );
}
