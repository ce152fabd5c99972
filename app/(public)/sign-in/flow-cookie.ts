import { sessionCookie } from '../../_server/auth-options';

/** Where the browser keeps the sign-in `state` while it is at the provider; several tabs may have one each. */
export const flowCookie = (state: string) => ({
  name: `sign-in.${state}`,
  options: { ...sessionCookie().options, path: '/sign-in' },
});
