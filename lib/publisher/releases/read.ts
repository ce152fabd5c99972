import { eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { notFound } from '#lib/kernel/errors';
import type { Release } from '#lib/publisher/releases/list';
import { idFrom } from '#lib/records/record';

/** Throws `not-found` for a release that does not exist. */
export async function readRelease(actor: Actor, id: unknown): Promise<Release> {
  authorize(actor, 'products', 'read');
  const [release] = await reader()
    .select()
    .from(releases)
    .where(eq(releases.id, idFrom(id, 'The release')));
  if (!release) throw notFound('The release');
  return release;
}
