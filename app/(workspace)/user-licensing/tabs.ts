/** The pages about user licensing, as their tabs and the navigation search name them. */
export const userLicensingTabs = [
  { label: 'Users', href: '/user-licensing/users' },
  { label: 'Security roles', href: '/user-licensing/security-roles' },
];
