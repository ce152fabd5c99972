/**
 * Fills the database that the settings name with as many modules and named users as the arguments say, and licenses by
 * named users; then recounts twice. Users and roles are written past the verbs: there are millions of rows. There are
 * 20 security roles; each user has five of them, and each role grants a module. Prints {@link RecountTimes} as JSON.
 */
import { closeDatabase, learnFromDatabase, transaction } from '#db/client';
import { licenseSet, licenses, modules } from '#db/schema/environment';
import { namedUserRoles, namedUsers, securityRoleModules, securityRoles } from '#db/schema/user-licensing';
import { systemActor } from '#lib/access/actor';
import { userLicenseTypes } from '#lib/contract/vocabulary';
import { theIdentity } from '#lib/environment/identity/read';
import { recountUsers } from '#lib/environment/recount/run';
import { SET_ROW } from '#lib/environment/refresh/in-force';
import { newId } from '#lib/kernel/id';
import { licenseWith } from '#lib/license/fixtures';

/** In milliseconds: the first recount, and one that also forgets the names of the one before. */
export interface RecountTimes {
  first: number;
  second: number;
}

const MODULES = Number(process.argv[2]);
const USERS = Number(process.argv[3]);
const ROLES = 20;
const EACH = 5;
/** Modules that roles grant; the others nobody uses. */
const GRANTED = 10;
const CHUNK = 500;
const at = new Date();
const stamps = { createdAt: at, updatedAt: at };
const named = (name: string) => ({ name, nameKey: name.toLowerCase() });

async function fill<T>(count: number, make: (number: number) => T[], write: (rows: T[]) => Promise<unknown>) {
  for (let done = 0; done < count; done += CHUNK) {
    const length = Math.min(CHUNK, count - done);
    await write(Array.from({ length }, (_, index) => make(done + index)).flat());
  }
}

const moduleIds = Array.from({ length: MODULES }, () => newId());
const roleIds = Array.from({ length: ROLES }, () => newId());
const userIds = Array.from({ length: USERS }, () => newId());
const { environmentId, tenantId } = await theIdentity();

await transaction(async (tx) => {
  await tx.insert(modules).values(
    moduleIds.map((id, number) => ({
      id,
      model: `Module ${number}`,
      modelKey: `module ${number}`,
      product: `Product ${number}`,
      productKey: `product ${number}`,
      installedVersion: '10.0.43',
      ...stamps,
    })),
  );
  await tx.insert(licenseSet).values({
    id: SET_ROW,
    environmentId,
    tenantId,
    environmentActive: true,
    issuer: 'bench',
    jti: 'bench',
    etag: 'bench',
    askedFor: '',
    licenseHolder: 'Contoso',
    issuedAt: at,
    expiresAt: at,
    fetchedAt: at,
    checkedAt: at,
  });
  await tx.insert(licenses).values(
    moduleIds.map((_, number) => {
      const product = `Product ${number}`;
      const terms = { user_count: USERS, expires_on: '2999-12-31' };
      const entry = licenseWith({ product, metric: 'named_users' }, terms);
      return { productKey: `product ${number}`, product, entry: { ...entry } };
    }),
  );
  await tx.insert(securityRoles).values(
    roleIds.map((id, number) => ({
      id,
      ...named(`Role ${number}`),
      userLicenseType: userLicenseTypes[number % 5] ?? 'none',
      ...stamps,
    })),
  );
  await tx.insert(securityRoleModules).values(
    roleIds.map((roleId, number) => ({
      roleId,
      moduleId: moduleIds[number % Math.min(GRANTED, MODULES)] ?? '',
    })),
  );
});
await fill(
  USERS,
  (number) => [
    {
      id: userIds[number] ?? '',
      userName: `user${number}@contoso.example`,
      userNameKey: `user${number}@contoso.example`,
      displayName: `User ${number}`,
      enabled: number % 50 !== 0,
      ...stamps,
    },
  ],
  (rows) => transaction((tx) => tx.insert(namedUsers).values(rows)),
);
await fill(
  USERS,
  (number) =>
    Array.from({ length: EACH }, (_, index) => ({
      userId: userIds[number] ?? '',
      // Neighbours differ: no two hundred have the same.
      roleId: roleIds[(number * 7 + index * (1 + 2 * (number % 9))) % ROLES] ?? '',
    })),
  (rows) =>
    transaction(async (tx) => {
      for (let from = 0; from < rows.length; from += 5000)
        await tx
          .insert(namedUserRoles)
          .values(rows.slice(from, from + 5000))
          .onConflictDoNothing();
    }),
);
await learnFromDatabase();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const actor = systemActor('bench');
const times: RecountTimes = {
  first: await timed(() => recountUsers(actor)),
  second: await timed(() => recountUsers(actor)),
};
await closeDatabase();
console.log(JSON.stringify(times));
