import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names of settings that the machine of the person who runs the tests may have set; none must reach a test. */
const SETTINGS =
  /^(PORT|DATA_DIR|DATABASE_URL|PUBLIC_URL|ADMIN_.*|TENANT_ID|ENVIRONMENT_.*|HOST_URL|PRODUCTION|REGISTRATION_ENDPOINT|(PLATFORM|APPLICATION)_VERSION|SIGNING_ALG|OIDC_.*|LOCAL_ACCOUNTS|TRUST_PROXY|SHUTDOWN_DELAY|WORKSPACES|(NEW_)?SECRET_KEY|SAMPLE_DATA|NEXTAUTH_.*)$/;

/** Sets the settings of one test file, before anything of `lib` reads them, and returns its own data folder. */
export function applyTestSettings(settings: { DATABASE_URL?: string } = {}): string {
  for (const name of Object.keys(process.env)) if (SETTINGS.test(name)) delete process.env[name];
  const dataDir = temporaryFolder();
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    SECRET_KEY: 'a secret that only the tests know, of 32 characters or more',
    PUBLIC_URL: 'http://localhost:3000',
    ...settings,
  });
  return dataDir;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'license-manager-test-'));

export const removeFolder = (path: string): void =>
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
