import { headers } from 'next/headers';
import type { Browser } from '#lib/accounts/sessions/browser';

/** The browser that sent this request; its network address as `server.ts` determined it. */
export async function currentBrowser(): Promise<Browser> {
  const sent = await headers();
  return {
    address: sent.get('x-client-address') ?? 'an unknown address',
    userAgent: sent.get('user-agent') ?? '',
  };
}
