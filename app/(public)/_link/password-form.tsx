'use client';

import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { acceptInvitation, resetPassword } from './actions';

const schema = () => import('#lib/accounts/schema').then((schemas) => schemas.linkRedemption);

interface PasswordFormProps {
  kind: 'invitation' | 'reset';
  token: string;
  email: string;
}

export function PasswordForm({ kind, token, email }: PasswordFormProps) {
  return (
    <Form
      action={kind === 'invitation' ? acceptInvitation : resetPassword}
      schema={schema}
      submit={{ label: 'Set password and sign in', pending: 'Setting…' }}
      label="Choose a password"
    >
      <input type="hidden" name="token" value={token} />
      {/* For password managers, which keep the two together. */}
      <input type="text" name="username" defaultValue={email} autoComplete="username" readOnly hidden />
      <NewPasswordFields />
    </Form>
  );
}

/** A new password, typed twice. */
export function NewPasswordFields() {
  return (
    <>
      <TextField
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        description="12 to 200 characters; several words are easiest to remember."
        required
      />
      <TextField
        name="repeated"
        label="Password, once more"
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}
