'use client';

import dynamic from 'next/dynamic';

/** Loaded when opened: searching customers brings more code than the page has. */
export const AssignDialog = dynamic(() => import('./assign-dialog'), { ssr: false });
