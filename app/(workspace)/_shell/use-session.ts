'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { askSession } from './ask-session';

const MINUTE = 60_000;
/** How often an active page renews its session, and how often a page looks whether it must. */
const RENEW_EVERY = 5 * MINUTE;
const LOOK_EVERY = 30_000;
const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Keeps the session of `userId` alive while the person is active on this page, and notices when it has ended. A page
 * that nobody touches asks without renewing, so that an unattended browser signs out. When somebody else has signed
 * in, the page is loaded again.
 */
export function useSession(userId: string) {
  const [ended, setEnded] = useState(false);
  const times = useRef({ active: 0, renewed: 0, expires: Number.POSITIVE_INFINITY });

  const take = useCallback(
    (answer: Awaited<ReturnType<typeof askSession>>) => {
      if (!answer) return;
      if (answer.userId && answer.userId !== userId) return window.location.reload();
      times.current.expires = answer.expires ? Date.parse(answer.expires) : Number.POSITIVE_INFINITY;
      setEnded(!answer.userId);
    },
    [userId],
  );

  const renew = useCallback(async () => {
    times.current.renewed = Date.now();
    take(await askSession('session'));
  }, [take]);

  const look = useCallback(async () => {
    const { active, renewed, expires } = times.current;
    if (active > renewed && Date.now() - renewed >= RENEW_EVERY) await renew();
    else if (Date.now() >= expires) take(await askSession('status'));
  }, [renew, take]);

  useEffect(() => {
    void renew();
    const touched = () => {
      times.current.active = Date.now();
    };
    const shown = async () => {
      if (document.visibilityState === 'visible') take(await askSession('status'));
    };
    const end = () => setEnded(true);
    const timer = setInterval(look, LOOK_EVERY);
    for (const event of ACTIVITY) window.addEventListener(event, touched, { passive: true });
    document.addEventListener('visibilitychange', shown);
    window.addEventListener('focus', shown);
    window.addEventListener('session-ended', end);
    return () => {
      clearInterval(timer);
      for (const event of ACTIVITY) window.removeEventListener(event, touched);
      document.removeEventListener('visibilitychange', shown);
      window.removeEventListener('focus', shown);
      window.removeEventListener('session-ended', end);
    };
  }, [renew, look, take]);

  return { ended, resume: () => setEnded(false) };
}
