'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY = 3000;

/** Asks for the page again while a job runs, so that its end is seen without a reload. */
export function RefreshWhileRunning({ running }: { running: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [running, router]);
  return null;
}
