import { z } from 'zod';
import { choice } from '#lib/kernel/fields';

/** More than this are not kept for one person; there are as many lists as pages, and each has one. */
export const MOST_PREFERENCES = 100;

/** By column: whether it is shown. */
const columns = z
  .record(z.string().max(60), z.boolean())
  .refine((shown) => Object.keys(shown).length <= 100, { message: 'At most 100 columns.' });

export const preference = z.union([
  z.object({ name: z.literal('density'), value: choice(['compact', 'comfortable']) }),
  z.object({ name: z.literal('rail'), value: choice(['expanded', 'collapsed']) }),
  z.object({ name: z.string().regex(/^columns\.[a-z][a-z0-9.-]{0,60}$/), value: columns }),
]);
export type Preference = z.output<typeof preference>;
