import { headers } from 'next/headers';

/** Network address of the browser that sent this request, as `server.ts` determined it. */
export const clientAddress = async (): Promise<string> =>
  (await headers()).get('x-client-address') ?? 'an unknown address';
