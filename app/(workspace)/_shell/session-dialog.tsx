'use client';

import { Dialog } from '#components/dialog';
import { Form } from '#components/form';
import { showToast } from '#components/toast';
import { signInAgain } from '../../(public)/sign-in/actions';
import { CredentialFields } from '../../(public)/sign-in/credential-fields';
import { type SignInWays, Ways } from '../../(public)/sign-in/ways';

interface SessionDialogProps {
  userId: string;
  email: string;
  ways: SignInWays;
  /** The same person has signed in again, or wants to see the page without. */
  onClose: () => void;
}

export default function SessionDialog({ userId, email, ways, onClose }: SessionDialogProps) {
  return (
    <Dialog title="Your session has ended" size="sm" sticky open onOpenChange={onClose}>
      <p className="mb-4">
        Sign in again to go on. What you typed on this page is still there; nothing of it has been saved yet.
      </p>
      <Ways ways={ways} callbackUrl="/signed-in" newTab>
        <PasswordForm userId={userId} email={email} onClose={onClose} />
      </Ways>
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
      <CredentialFields email={email} />
    </Form>
  );
}
