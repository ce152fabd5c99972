'use client';

import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { signIn } from './actions';

interface SignInFormProps {
  callbackUrl: string;
  email?: string;
}

export function SignInForm({ callbackUrl, email }: SignInFormProps) {
  return (
    <Form action={signIn} submit={{ label: 'Sign in', pending: 'Signing in…' }} label="Sign in">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        defaultValue={email}
        required
      />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
    </Form>
  );
}
