'use client';

import { Form } from '#components/form';
import { signIn } from './actions';
import { CredentialFields } from './credential-fields';

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  return (
    <Form action={signIn} submit={{ label: 'Sign in', pending: 'Signing in…' }} label="Sign in">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <CredentialFields />
    </Form>
  );
}
