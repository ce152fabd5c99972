import { type Actor, may } from '#lib/access/actor';
import type { View } from '#lib/access/views';

interface UserLicensingTab {
  label: string;
  href: string;
  view: View;
}

/** The pages about user licensing, as their tabs and the navigation search name them. */
export const userLicensingTabs: UserLicensingTab[] = [
  { label: 'Users', href: '/user-licensing/users', view: 'users' },
  { label: 'Security roles', href: '/user-licensing/security-roles', view: 'users' },
  { label: 'Recounts', href: '/user-licensing/recounts', view: 'users' },
  { label: 'Report', href: '/user-licensing/report', view: 'users' },
  { label: 'Sessions', href: '/user-licensing/sessions', view: 'sessions' },
];

/** Those that `actor` may see. */
export const userLicensingTabsFor = (actor: Actor) =>
  userLicensingTabs.filter(({ view }) => may(actor, view, 'read'));
