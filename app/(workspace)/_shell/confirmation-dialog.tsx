'use client';

import { useEffect, useRef } from 'react';
import { Dialog } from '#components/dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { type SignInWays, Ways } from '../../(public)/sign-in/ways';
import { askSession } from './ask-session';
import { confirmSession } from './confirm';

const schema = () => import('#lib/accounts/schema').then((schemas) => schemas.confirmation);

interface ConfirmationDialogProps {
  email: string;
  ways: SignInWays;
  onConfirmed: () => void;
  onClose: () => void;
}

export default function ConfirmationDialog({ email, ways, onConfirmed, onClose }: ConfirmationDialogProps) {
  useConfirmedElsewhere(onConfirmed);
  return (
    <Dialog title="Confirm that it is you" size="sm" sticky open onOpenChange={onClose}>
      <p className="mb-4">
        This can do lasting harm in the wrong hands, so show once more that it is you. That counts for five
        minutes; what you typed on this page is kept.
      </p>
      <Ways ways={ways} callbackUrl="/confirmed" confirm newTab>
        <Form
          action={confirmSession}
          schema={schema}
          submit={{ label: 'Confirm', pending: 'Confirming…' }}
          cancel={{ onPress: onClose }}
          label="Confirm with the password"
          onSuccess={onConfirmed}
        >
          {/* For password managers, which keep the two together. */}
          <input type="text" name="username" defaultValue={email} autoComplete="username" readOnly hidden />
          <TextField
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            description={`Of ${email}.`}
            required
          />
        </Form>
      </Ways>
    </Dialog>
  );
}

/** Goes on when the person comes back from another tab, in which the session was confirmed. */
function useConfirmedElsewhere(onConfirmed: () => void): void {
  const confirmed = useRef(onConfirmed);
  useEffect(() => {
    confirmed.current = onConfirmed;
  });
  useEffect(() => {
    let open = true;
    const look = async () => {
      if (document.visibilityState !== 'visible' || !(await askSession('status'))?.confirmed || !open) return;
      open = false;
      confirmed.current();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      open = false;
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, []);
}
