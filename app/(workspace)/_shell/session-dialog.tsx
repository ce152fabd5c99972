'use client';

import { Dialog } from '#components/dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { showToast } from '#components/toast';
import { signInAgain } from '../../(public)/sign-in/actions';
import { SignOnLink } from '../../(public)/sign-in/sign-on-link';

/** How people may sign in here. */
export interface SignInWays {
  /** How the OpenID Provider is called, if there is one. */
  provider: string | undefined;
  password: boolean;
}

interface SessionDialogProps {
  userId: string;
  email: string;
  ways: SignInWays;
  /** The same person has signed in again, or wants to see the page without. */
  onClose: () => void;
}

export default function SessionDialog({ userId, email, ways, onClose }: SessionDialogProps) {
  const { provider, password } = ways;
  return (
    <Dialog title="Your session has ended" size="sm" sticky open onOpenChange={onClose}>
      <p className="mb-4">
        Sign in again to go on. What you typed on this page is still there; nothing of it has been saved yet.
      </p>
      {provider ? (
        <>
          <SignOnLink
            name={provider}
            callbackUrl="/signed-in"
            look={password ? 'outline' : 'primary'}
            newTab
          />
          <p className="mt-2 text-sm text-muted">
            That opens a new tab. Come back to this one when you have signed in.
          </p>
        </>
      ) : null}
      {provider && password ? (
        <p className="my-4 text-center text-sm text-muted">or with a password</p>
      ) : null}
      {password ? <PasswordForm userId={userId} email={email} onClose={onClose} /> : null}
    </Dialog>
  );
}

function PasswordForm({ userId, email, onClose }: Omit<SessionDialogProps, 'ways'>) {
  return (
    <Form
      action={signInAgain}
      submit={{ label: 'Sign in', pending: 'Signing in…' }}
      label="Sign in again"
      onSuccess={(data) => {
        if (data?.userId !== userId) return window.location.reload();
        onClose();
        showToast('You are signed in again.');
      }}
    >
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
