import { and, eq, ne } from 'drizzle-orm';
import { transaction } from '#db/client';
import { userPreferences } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { MOST_PREFERENCES, preference } from '#lib/accounts/preferences/schema';
import { AppError, conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Keeps how the person who asks likes the pages. Not audited: it changes what one person sees, and nothing else. */
export async function savePreference(actor: Actor, input: unknown): Promise<void> {
  if (actor.kind !== 'person') throw new AppError('forbidden', 'Only a person has preferences.');
  const { name, value } = parse(preference, input);
  const userId = actor.id;
  await transaction(async (tx) => {
    const others = and(eq(userPreferences.userId, userId), ne(userPreferences.name, name));
    if ((await tx.$count(userPreferences, others)) >= MOST_PREFERENCES)
      throw conflict('No more preferences can be kept for you.');
    await tx
      .insert(userPreferences)
      .values({ userId, name, value })
      .onConflictDoUpdate({ target: [userPreferences.userId, userPreferences.name], set: { value } });
  });
}
