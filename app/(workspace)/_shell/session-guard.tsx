'use client';

import dynamic from 'next/dynamic';
import { useSession } from './use-session';

const SessionDialog = dynamic(() => import('./session-dialog'), { ssr: false });

/** Says over the page that the session has ended, and lets the person sign in again; what was typed stays. */
export function SessionGuard({ userId, email }: { userId: string; email: string }) {
  const { ended, resume } = useSession(userId);
  return ended ? <SessionDialog userId={userId} email={email} onClose={resume} /> : null;
}
