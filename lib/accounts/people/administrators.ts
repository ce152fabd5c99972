import { and, eq, isNotNull } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { users } from '#db/schema/instance';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';

/**
 * Fails when `userId` is the only global administrator who can sign in. Touching all administrators' rows makes two
 * such changes take their turns, so that the second one counts without the first one's.
 */
export async function keepAnAdministrator(tx: Writer, userId: string): Promise<void> {
  const able = await tx
    .update(users)
    .set({ updatedAt: now() })
    .where(and(eq(users.persona, 'global-administrator'), eq(users.disabled, false), isNotNull(users.passwordHash)))
    .returning({ id: users.id });
  if (able.length === 1 && able[0]?.id === userId)
    throw conflict(
      'This is the only global administrator who can sign in. Make somebody else a global administrator first.',
    );
}
