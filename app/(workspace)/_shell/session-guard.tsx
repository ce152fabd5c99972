'use client';

import { Dialog } from '#components/dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { showToast } from '#components/toast';
import { signInAgain } from '../../(public)/sign-in/actions';
import { useSession } from './use-session';

/** Says over the page that the session has ended, and lets the person sign in again; what was typed stays. */
export function SessionGuard({ userId, email }: { userId: string; email: string }) {
  const { ended, resume } = useSession(userId);
  return (
    <Dialog title="Your session has ended" size="sm" sticky open={ended} onOpenChange={resume}>
      <p className="mb-4">
        Sign in again to go on. What you typed on this page is still there; nothing of it has been saved yet.
      </p>
      <Form
        action={signInAgain}
        submit={{ label: 'Sign in', pending: 'Signing in…' }}
        label="Sign in again"
        onSuccess={(data) => {
          if (data?.userId !== userId) return window.location.reload();
          resume();
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
