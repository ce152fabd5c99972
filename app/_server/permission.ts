import { type Actor, may } from '#lib/access/actor';
import type { Level, View } from '#lib/access/views';

/** Why `actor` cannot do this here, for the button that would; nothing for those who can. The verb checks again. */
export const withoutPermission = (actor: Actor, view: View, level: Level): string | undefined =>
  may(actor, view, level)
    ? undefined
    : 'You may look at this, but not change it. Ask an administrator for the permission.';
