'use client';

import { Dialog } from '#components/dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { showToast } from '#components/toast';
import { signInAgain } from '../../(public)/sign-in/actions';

interface SessionDialogProps {
  userId: string;
  email: string;
  /** The same person has signed in again, or wants to see the page without. */
  onClose: () => void;
}

export default function SessionDialog({ userId, email, onClose }: SessionDialogProps) {
  return (
    <Dialog title="Your session has ended" size="sm" sticky open onOpenChange={onClose}>
      <p className="mb-4">
        Sign in again to go on. What you typed on this page is still there; nothing of it has been saved yet.
      </p>
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
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
      </Form>
    </Dialog>
  );
}
