import { sessionCookie } from '../../_server/auth-options';

/** Where the browser keeps the sign-in `state` while it is at the provider; several tabs may have one each. */
export function flowCookie(state: string) {
  const { options } = sessionCookie();
  return { name: `${options.secure ? '__Host-' : ''}sign-in.${state}`, options };
}
