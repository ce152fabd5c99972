import { transaction } from '#db/client';
import {
  concurrentSessions,
  namedUserRoles,
  namedUsers,
  securityRoleModules,
  securityRoles,
} from '#db/schema/user-licensing';
import type { UserLicenseType } from '#lib/contract/vocabulary';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';

/** For tests: named users, roles and sessions as they are stored, as many as are wanted. */

const stamps = () => ({ createdAt: now(), updatedAt: now() });

/** A role that grants `modules`, by their IDs. Returns its ID. */
export async function storeRole(
  name: string,
  userLicenseType: UserLicenseType,
  modules: readonly string[] = [],
): Promise<string> {
  const id = newId();
  await transaction(async (tx) => {
    await tx.insert(securityRoles).values({ id, name, nameKey: fold(name), userLicenseType, ...stamps() });
    if (modules.length > 0)
      await tx.insert(securityRoleModules).values(modules.map((moduleId) => ({ roleId: id, moduleId })));
  });
  return id;
}

interface StoredUser {
  userName: string;
  displayName?: string;
  enabled?: boolean;
  /** Their IDs. */
  roles?: readonly string[];
}

/** Returns the IDs of the users. */
export async function storeUsers(users: readonly StoredUser[]): Promise<string[]> {
  const ids = users.map(() => newId());
  const rows = users.map(({ roles: _, userName, ...rest }, index) => ({
    id: ids[index] ?? '',
    userName,
    userNameKey: fold(userName),
    ...rest,
    ...stamps(),
  }));
  const held = users.flatMap(({ roles = [] }, index) =>
    roles.map((roleId) => ({ userId: ids[index] ?? '', roleId })),
  );
  await transaction(async (tx) => {
    for (const chunk of chunksOf(rows, 1000)) await tx.insert(namedUsers).values(chunk);
    for (const chunk of chunksOf(held, 1000)) await tx.insert(namedUserRoles).values(chunk);
  });
  return ids;
}

/** A session of `moduleId` that lives for `milliseconds`. */
export const storeSession = (moduleId: string, milliseconds: number) =>
  transaction((tx) =>
    tx.insert(concurrentSessions).values({
      id: newId(),
      moduleId,
      userName: 'somebody',
      openedAt: now(),
      expiresAt: new Date(now().getTime() + milliseconds),
    }),
  );
