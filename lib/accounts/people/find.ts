import { eq } from 'drizzle-orm';
import type { Reader } from '#db/client';
import { users } from '#db/schema/instance';
import { notFound } from '#lib/kernel/errors';

export type User = typeof users.$inferSelect;

/** The account with `id`. Throws an AppError `not-found`. */
export async function findUser(from: Reader, id: string): Promise<User> {
  const [user] = await from.select().from(users).where(eq(users.id, id)).limit(1);
  if (!user) throw notFound('This account');
  return user;
}
