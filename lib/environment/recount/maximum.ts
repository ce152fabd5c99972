import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Reader, reader } from '#db/client';
import { settings } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { optionalWholeNumber } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

/** The row of the setting; its value is a number, and no row means none. */
const NAME = 'maximum-user-count';

const input = z.object({ maximumUsers: optionalWholeNumber(1, 1_000_000) });

/** The most users that the platform takes; null for no limit, as by default. */
export async function maximumUsers(from: Reader = reader()): Promise<number | null> {
  const [row] = await from.select().from(settings).where(eq(settings.name, NAME));
  return typeof row?.value === 'number' ? row.value : null;
}

export async function setMaximumUsers(actor: Actor, given: unknown): Promise<void> {
  const authorized = authorize(actor, 'users', 'update');
  const { maximumUsers: value } = parse(input, given);
  await changeEnvironment(authorized, async (tx, record) => {
    const before = await maximumUsers(tx);
    if (before === value) return;
    if (value === null) await tx.delete(settings).where(eq(settings.name, NAME));
    else
      await tx
        .insert(settings)
        .values({ name: NAME, value })
        .onConflictDoUpdate({ target: settings.name, set: { value } });
    await record('Configuration Change', `Maximum user count ${before ?? 'none'} → ${value ?? 'none'}`);
  });
}
