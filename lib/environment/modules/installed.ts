import { asc } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { modules } from '#db/schema/environment';

/** A module as installed in this environment. */
export type Module = typeof modules.$inferSelect;

/** All installed modules by model; their number is bounded where they are added. */
export const installedModules = (from: Reader = reader()): Promise<Module[]> =>
  from.select().from(modules).orderBy(asc(modules.modelKey));
