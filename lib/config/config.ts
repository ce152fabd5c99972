import { resolve } from 'node:path';
import { z } from 'zod';
import { checkSignOn, openIdProvider } from '#lib/config/single-sign-on';
import { singleton } from '#lib/kernel/singleton';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);

const toggle = (fallback: boolean) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === '') return fallback;
      if (['on', 'true', 'yes', '1'].includes(value)) return true;
      if (['off', 'false', 'no', '0'].includes(value)) return false;
      context.addIssue({ code: 'custom', message: 'must be on or off' });
      return z.NEVER;
    });

const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  ) {
    context.addIssue({ code: 'custom', message: 'must be an origin, as in https://licenses.example.com' });
    return z.NEVER;
  }
  return url.origin;
});

const secret = optional.refine((value) => !value || value.length >= 32, {
  message: 'must have at least 32 characters',
});

/** As node-postgres reads it, which takes an address without a host for that of a socket. */
const isReadable = (url: string) => URL.canParse(url.replace('@/', '@localhost/'));

/** What cannot be read is refused here: whoever reads it later would tell all of it, with the password. */
const databaseUrl = optional
  .refine((value) => !value || /^(postgres(ql)?|file):/.test(value), {
    message: 'must begin with postgres:// (or file: for a SQLite file)',
  })
  .refine((value) => !value?.startsWith('postgres') || isReadable(value), {
    message:
      'is no address. Write what is not a letter or a digit in a password by its code, as in %23 for #',
  });

const environment = z
  .object({
    PORT: z.coerce.number('must be a port number').int().min(0).max(65535).default(3000),
    DATA_DIR: z.string().trim().min(1).default('./data'),
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: optional,
    ADMIN_EMAIL: optional,
    ADMIN_PASSWORD: optional,
    TENANT_ID: optional,
    ENVIRONMENT_ID: optional,
    ENVIRONMENT_NAME: optional,
    HOST_URL: optional,
    PRODUCTION: optional.pipe(z.union([z.undefined(), toggle(false)])),
    REGISTRATION_ENDPOINT: optional,
    PLATFORM_VERSION: optional,
    APPLICATION_VERSION: optional,
    SIGNING_ALG: z.enum(['RS256', 'ES256']).default('RS256'),
    TRUST_PROXY: z.preprocess(
      (value) => (value === undefined || value === '' || value === 'off' ? 0 : value),
      z.coerce.number('must be off, or the number of proxies in front').int().min(0).max(10),
    ),
    SHUTDOWN_DELAY: z.coerce.number('must be a number of seconds').min(0).max(300).default(0),
    WORKSPACES: z
      .string()
      .default('publisher,environment')
      .transform((value) => value.split(',').map((part) => part.trim()))
      .pipe(z.array(z.enum(['publisher', 'environment'])).min(1)),
    SECRET_KEY: secret,
    NEW_SECRET_KEY: secret,
    SAMPLE_DATA: toggle(false),
    OIDC_ISSUER: optional,
    OIDC_CLIENT_ID: optional,
    OIDC_CLIENT_SECRET: optional,
    OIDC_NAME: optional.refine((value) => !value || value.length <= 60, {
      message: 'must have at most 60 characters',
    }),
    LOCAL_ACCOUNTS: toggle(true),
  })
  .superRefine(checkSignOn);

export type Config = ReturnType<typeof readConfig>;

/** The settings that `variables` give. Throws an Error that names each wrong one. */
export function readConfig(variables: Record<string, string | undefined>) {
  const result = environment.safeParse(variables);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const values = result.data;
  const oidc = openIdProvider(values);
  const dataDir = resolve(values.DATA_DIR);
  const publicUrl = origin.safeParse(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`);
  if (!publicUrl.success)
    throw new Error(`These settings cannot be used:\n  PUBLIC_URL: ${publicUrl.error.issues[0]?.message}`);
  const issuer = `${publicUrl.data}/api/licensing/v1`;
  return {
    port: values.PORT,
    /** Absolute path of the folder with the database file and the generated secrets. */
    dataDir,
    databaseUrl: values.DATABASE_URL ?? `file:${resolve(dataDir, 'license-manager.db')}`,
    /** Origin as browsers and clients see it, without a trailing slash. */
    publicUrl: publicUrl.data,
    /** This instance's own licensing API; the issuer of everything that it signs. */
    issuer,
    /** The first administrator. One without a password signs in at the OpenID Provider. */
    admin:
      values.ADMIN_EMAIL && (values.ADMIN_PASSWORD || oidc)
        ? { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD }
        : undefined,
    oidc,
    /** Whether people may sign in with a password that is kept here. */
    localAccounts: values.LOCAL_ACCOUNTS,
    /** First values of the environment that this instance serves; the database keeps what is in force. */
    environment: {
      tenantId: values.TENANT_ID,
      environmentId: values.ENVIRONMENT_ID,
      name: values.ENVIRONMENT_NAME,
      hostUrl: values.HOST_URL,
      production: values.PRODUCTION,
      registrationEndpoint: values.REGISTRATION_ENDPOINT ?? issuer,
    },
    platformVersion: values.PLATFORM_VERSION,
    applicationVersion: values.APPLICATION_VERSION,
    signingAlg: values.SIGNING_ALG,
    /** Number of proxies in front whose `X-Forwarded-For` entries are believed. */
    trustProxy: values.TRUST_PROXY,
    /** Milliseconds from the signal to stop until no more connections are taken. */
    shutdownDelay: values.SHUTDOWN_DELAY * 1000,
    workspaces: new Set(values.WORKSPACES),
    secretKey: values.SECRET_KEY,
    /** What `npm run secret:rotate` puts in its place. */
    newSecretKey: values.NEW_SECRET_KEY,
    sampleData: values.SAMPLE_DATA,
  };
}

/** The settings of this process, read from its environment variables once. Throws an Error that names each wrong one. */
export const config = (): Config => singleton('config', () => readConfig(process.env));
