import { config } from '#lib/config/config';

/** How the pages call the OpenID Provider. */
export const providerName = (): string => config().oidc?.name ?? 'single sign-on';
