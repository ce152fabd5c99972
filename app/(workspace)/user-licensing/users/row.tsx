import { YesNo } from '#components/chip';
import type { Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import type { NamedUser } from '#lib/environment/named-users/find';

/** A named user in a grid. */
export const rowOf = (user: NamedUser): Row => ({
  key: user.id,
  label: user.userName,
  revision: user.revision,
  href: `/user-licensing/users/${user.id}`,
  cells: {
    userName: user.userName,
    displayName: user.displayName || '—',
    email: user.email || '—',
    enabled: <YesNo value={user.enabled} />,
    userLicenseType: userLicenseTypeLabels[user.userLicenseType],
    roles: user.roles.map(({ name }) => name).join(', ') || '—',
    updatedAt: <UtcTime at={user.updatedAt} />,
  },
});
