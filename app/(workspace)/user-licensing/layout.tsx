import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { requireEnvironment } from '../../_server/environment';
import { userLicensingTabs } from './tabs';

export const metadata: Metadata = {
  title: { default: 'User licensing', template: '%s · User licensing · License Manager' },
};

export default function UserLicensingLayout({ children }: { children: React.ReactNode }) {
  requireEnvironment();
  return (
    <>
      <PageHeader
        title="User licensing"
        subtitle="Whom licenses count: the users of this environment, and what their security roles let them use."
      />
      <TabLinks label="User licensing" tabs={userLicensingTabs} />
      {children}
    </>
  );
}
