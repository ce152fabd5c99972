import { and, eq, isNotNull, or } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { OWN_ORGANIZATION, users } from '#db/schema/instance';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { findOrganization } from '#lib/accounts/organizations/find';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';

/**
 * The global administrators who can sign in. Touching their rows makes changes that take one away take their turns,
 * so that the second one counts without the first one's.
 */
export async function ableAdministrators(tx: Writer): Promise<{ id: string; email: string }[]> {
  const administrators = await tx
    .update(users)
    .set({ updatedAt: now() })
    .where(
      and(
        eq(users.persona, 'global-administrator'),
        eq(users.disabled, false),
        or(isNotNull(users.passwordHash), isNotNull(users.identitySubject)),
      ),
    )
    .returning({ id: users.id, email: users.email });
  const { allowedDomains } = await findOrganization(tx, OWN_ORGANIZATION);
  return administrators.filter(({ email }) => emailDomainAllowed(email, allowedDomains));
}

/** Fails when `userId` is the only global administrator who can sign in. */
export async function keepAnAdministrator(tx: Writer, userId: string): Promise<void> {
  const able = await ableAdministrators(tx);
  if (able.length === 1 && able[0]?.id === userId)
    throw conflict(
      'This is the only global administrator who can sign in. Make somebody else a global administrator first.',
    );
}
