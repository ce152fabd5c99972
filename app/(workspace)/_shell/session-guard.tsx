'use client';

import dynamic from 'next/dynamic';
import type { SignInWays } from '../../(public)/sign-in/ways';
import { useSession } from './use-session';

const SessionDialog = dynamic(() => import('./session-dialog'), { ssr: false });

interface SessionGuardProps {
  userId: string;
  email: string;
  ways: SignInWays;
}

/** Says over the page that the session has ended, and lets the person sign in again; what was typed stays. */
export function SessionGuard({ userId, email, ways }: SessionGuardProps) {
  const { ended, resume } = useSession(userId);
  return ended ? <SessionDialog userId={userId} email={email} ways={ways} onClose={resume} /> : null;
}
