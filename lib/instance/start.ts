import { dialect } from '#db/dialect';
import { isDatabaseInUse } from '#db/in-use';
import { migrateDatabase } from '#db/migrate';
import { systemActor } from '#lib/access/actor';
import { ensureAdministratorFromConfig } from '#lib/accounts/setup/from-config';
import { ensureSetupCode } from '#lib/accounts/setup/setup-code';
import { checkSharedSecret } from '#lib/accounts/setup/shared-secret';
import { startSealing } from '#lib/audit/chain/sealer';
import { config } from '#lib/config/config';
import { noteFeatureSwitches } from '#lib/environment/feature/switch';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { recountAtFirstStart } from '#lib/environment/recount/first';
import { prepareDemo } from '#lib/instance/demo';
import { joinLicensingService } from '#lib/instance/join';
import { startJobs } from '#lib/jobs/runner';
import { ensureJobs } from '#lib/jobs/schedule';
import { singleton } from '#lib/kernel/singleton';
import { ensureSigningKey } from '#lib/licensing/signing-keys/ensure';

interface BackgroundWork {
  stopJobs(): Promise<void>;
  stopSealing(): Promise<void>;
  joining: Promise<unknown>;
}

/** What {@link startBackgroundWork} began, for `stopInstance`. */
export const backgroundWork = (): BackgroundWork =>
  singleton('instance.background', () => ({
    stopJobs: () => Promise.resolve(),
    stopSealing: () => Promise.resolve(),
    joining: Promise.resolve(),
  }));

/**
 * Makes the database and everything in it that must be there before the first request.
 * Returns lines for the console, such as the address of the setup page.
 */
export async function prepareInstance(): Promise<string[]> {
  const { workspaces, publicUrl, sampleData } = config();
  // SQLite belongs to one instance, and so does the secret in its folder.
  const inUse = dialect === 'postgres' && (await isDatabaseInUse());
  await migrateDatabase();
  const notes = await checkSharedSecret(inUse);
  if (workspaces.has('publisher')) await ensureSigningKey();
  if (workspaces.has('environment')) await ensureIdentity();
  await ensureJobs();
  await ensureAdministratorFromConfig();
  if (sampleData) notes.push(...(await prepareDemo()));
  if (workspaces.has('environment')) await noteFeatureSwitches();
  const code = await ensureSetupCode();
  if (code) notes.push(`Set it up at ${publicUrl}/setup?code=${code}`);
  return notes;
}

/** Registration and scheduled jobs, which call the service over HTTP (it may be this very instance), the first recount, and sealing the audit logs. */
export function startBackgroundWork(): void {
  const work = backgroundWork();
  if (config().workspaces.has('environment'))
    work.joining = Promise.all([joinLicensingService(), recountAtFirstStart(systemActor('Startup'))]);
  work.stopJobs = startJobs();
  work.stopSealing = startSealing();
}
