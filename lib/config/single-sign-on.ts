import type { z } from 'zod';

/** The OpenID Provider that people sign in at. */
export interface OpenIdProvider {
  /** Its issuer, as it names itself in its ID tokens. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How the pages call it, as in "Sign in with …". */
  name: string;
}

interface SignOnVariables {
  OIDC_ISSUER: string | undefined;
  OIDC_CLIENT_ID: string | undefined;
  OIDC_CLIENT_SECRET: string | undefined;
  OIDC_NAME: string | undefined;
  LOCAL_ACCOUNTS: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
// Microsoft's own addresses for people of whatever tenant: https://learn.microsoft.com/entra/identity-platform/v2-protocols
const ENTRA = /^login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn)$/;
const MANY_TENANTS = /^\/(common|organizations|consumers)\//;

/** What is wrong with `value` as an issuer, or nothing. */
function issuerProblem(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    return 'must be the address of an OpenID Provider, as in https://login.example.com';
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    return 'must begin with https:// (http:// only on this machine)';
  if (value.includes('/.well-known/'))
    return 'must be the issuer itself, which is what comes before /.well-known/';
  if (ENTRA.test(url.hostname) && MANY_TENANTS.test(`${url.pathname}/`))
    return 'must name one tenant, as in https://login.microsoftonline.com/<tenant ID>/v2.0';
  return undefined;
}

/** Checks the settings of single sign-on together: the provider's three or none, and some way to sign in. */
export function checkSignOn(values: SignOnVariables, context: z.RefinementCtx): void {
  const complain = (name: keyof SignOnVariables, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = needed.filter((name) => !values[name]);
  if (missing.length < needed.length)
    for (const name of missing) complain(name, `is needed too: ${needed.join(', ')} belong together`);
  if (values.OIDC_ISSUER) {
    const problem = issuerProblem(values.OIDC_ISSUER);
    if (problem) complain('OIDC_ISSUER', problem);
  }
  if (!values.LOCAL_ACCOUNTS && missing.length === needed.length)
    complain('LOCAL_ACCOUNTS', 'can be off only with OIDC_ISSUER set: nobody could sign in');
}

/** The OpenID Provider that checked settings name, if any. */
export function openIdProvider(values: SignOnVariables): OpenIdProvider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer || !clientId || !clientSecret) return undefined;
  return { issuer, clientId, clientSecret, name: values.OIDC_NAME ?? 'single sign-on' };
}
