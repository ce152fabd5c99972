import { eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { userPreferences } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { MOST_PREFERENCES, type Preference } from '#lib/accounts/preferences/schema';

/** How the person who asks likes the pages, by name. */
export async function readPreferences(actor: Actor): Promise<Record<string, Preference['value']>> {
  const rows = await reader()
    .select({ name: userPreferences.name, value: userPreferences.value })
    .from(userPreferences)
    .where(eq(userPreferences.userId, actor.id))
    .limit(MOST_PREFERENCES);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value as Preference['value']]));
}
