import { desc, eq } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import {
  environment,
  exchanges,
  fetchedAnnouncements,
  licenseSet,
  licenses,
  modules,
  registration,
} from '#db/schema/environment';
import { leases } from '#db/schema/instance';
import { concurrentSessions, namedUsers, recounts, securityRoles } from '#db/schema/user-licensing';
import type { Actor } from '#lib/access/actor';
import { type Grants, personaGrants } from '#lib/access/views';
import { forgetAuditLogs } from '#lib/audit/fixtures/entries';
import { type HttpLimits, limits } from '#lib/environment/client/http';
import { changeRegistrationEndpoint } from '#lib/environment/identity/change-endpoint';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import type { Identity } from '#lib/environment/identity/read';
import { storePinnedKeys } from '#lib/environment/offline/publisher-keys';
import { shiftClock } from '#lib/kernel/clock';

/** For tests of the environment: who acts, an environment as new, and what the audit log says. */

const person = (name: string, grants: Grants): Actor => ({
  kind: 'person',
  id: name,
  name,
  grants,
});
export const admin = person('admin@example.com', personaGrants['global-administrator']);
export const user = person('user@example.com', {
  licenses: 'read',
  modules: 'read',
  configuration: 'read',
  'audit-log': 'read',
});

/** Patience that tests can wait for. */
export const impatient = { repeats: 3, backoff: 5 };

/** Makes every call to the service give up after `milliseconds`. */
export function giveUpAfter(milliseconds: number): void {
  for (const each of Object.values(limits) as HttpLimits[]) each.timeout = milliseconds;
}

/** Empties the environment's tables, and makes it anew with `endpoint`. */
export async function newEnvironment(endpoint: string): Promise<Identity> {
  shiftClock(0);
  await forgetAuditLogs();
  await transaction(async (tx) => {
    for (const each of [
      environment,
      registration,
      licenseSet,
      licenses,
      concurrentSessions,
      namedUsers,
      securityRoles,
      recounts,
      modules,
      exchanges,
      fetchedAnnouncements,
      leases,
    ]) {
      await tx.delete(each);
    }
  });
  const { revision } = await ensureIdentity();
  await changeRegistrationEndpoint(admin, { registrationEndpoint: endpoint, revision });
  return ensureIdentity();
}

/** As if no publisher key had ever been pinned. */
export const unpinAll = () => transaction((tx) => storePinnedKeys(tx, []));

/** Changes what is stored of the environment behind the verbs' back, as restoring a database elsewhere does. */
export const alterIdentity = (values: Partial<Identity>) =>
  transaction((tx) => tx.update(environment).set(values));

export const alterRegistration = (values: Partial<typeof registration.$inferInsert>) =>
  transaction((tx) => tx.update(registration).set(values));

/** Operations and details of the environment's audit log, the newest first. */
export const auditLog = () =>
  reader()
    .select({ operation: auditEntries.operation, details: auditEntries.details, actor: auditEntries.actor })
    .from(auditEntries)
    .where(eq(auditEntries.side, 'environment'))
    .orderBy(desc(auditEntries.id));

export const lastAudit = async () => (await auditLog())[0];

/** All that is stored, as text: to look for what must not be there in the clear. */
export async function everythingStored(): Promise<string> {
  const tables = [registration, licenseSet, licenses, exchanges, auditEntries];
  return JSON.stringify(await Promise.all(tables.map((each) => reader().select().from(each))));
}
