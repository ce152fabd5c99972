import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { requireActor } from '../../_server/actor';
import { requireEnvironment } from '../../_server/environment';
import { userLicensingTabsFor } from './tabs';

export const metadata: Metadata = {
  title: { default: 'User licensing', template: '%s · User licensing · License Manager' },
};

export default async function UserLicensingLayout({ children }: { children: React.ReactNode }) {
  requireEnvironment();
  const tabs = userLicensingTabsFor(await requireActor()).map(({ label, href }) => ({ label, href }));
  return (
    <>
      <PageHeader
        title="User licensing"
        subtitle="Whom licenses count: the users of this environment, and what their security roles let them use."
      />
      <TabLinks label="User licensing" tabs={tabs} />
      {children}
    </>
  );
}
