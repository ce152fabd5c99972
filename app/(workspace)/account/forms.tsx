'use client';

import { useState } from 'react';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { NewPasswordFields } from '../../(public)/_link/password-form';
import { changePassword, rename } from './actions';

const nameSchema = () => import('#lib/accounts/schema').then((schemas) => schemas.ownName);
const passwordSchema = () => import('#lib/accounts/schema').then((schemas) => schemas.passwordChange);

export function NameForm({ name, revision }: { name: string; revision: number }) {
  return (
    <Form key={revision} action={rename} schema={nameSchema} label="Your name">
      <input type="hidden" name="revision" value={revision} />
      <TextField name="name" label="Name" defaultValue={name} autoComplete="name" required />
    </Form>
  );
}

export function PasswordChangeForm({ email }: { email: string }) {
  const [changes, setChanges] = useState(0);
  return (
    <Form
      // A changed password leaves no fields filled.
      key={changes}
      action={changePassword}
      schema={passwordSchema}
      label="Your password"
      submit={{ label: 'Change password', pending: 'Changing…' }}
      onSuccess={() => setChanges(changes + 1)}
    >
      <input type="text" name="username" defaultValue={email} autoComplete="username" readOnly hidden />
      <TextField
        name="current"
        label="Present password"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordFields />
    </Form>
  );
}
