'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { type AskedToConfirm, whenAskedToConfirm } from '#components/confirmation';
import type { SignInWays } from '../../(public)/sign-in/ways';

const ConfirmationDialog = dynamic(() => import('./confirmation-dialog'), { ssr: false });

/** Asks over the page to confirm who it is, before something grave; what was typed stays, and is sent afterwards. */
export function ConfirmationGuard({ email, ways }: { email: string; ways: SignInWays }) {
  const [asked, setAsked] = useState<AskedToConfirm>();
  useEffect(() => whenAskedToConfirm(setAsked), []);
  if (!asked) return null;
  return (
    <ConfirmationDialog
      email={email}
      ways={ways}
      onConfirmed={() => {
        setAsked(undefined);
        asked.again();
      }}
      onClose={() => {
        setAsked(undefined);
        asked.giveUp?.();
      }}
    />
  );
}
