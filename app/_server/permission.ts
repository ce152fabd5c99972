import { type Actor, may, mayScoped } from '#lib/access/actor';
import type { Level, View } from '#lib/access/views';

const REASON = 'You may look at this, but not change it. Ask an administrator for the permission.';

/** Why `actor` cannot do this here, for the button that would; nothing for those who can. The verb checks again. */
export const withoutPermission = (actor: Actor, view: View, level: Level): string | undefined =>
  may(actor, view, level) ? undefined : REASON;

/** As {@link withoutPermission}, for what a customer's people can be allowed, too. */
export const withoutScopedPermission = (actor: Actor, view: View, level: Level): string | undefined =>
  mayScoped(actor, view, level) ? undefined : REASON;
