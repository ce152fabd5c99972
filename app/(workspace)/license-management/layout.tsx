import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { requireEnvironment } from '../../_server/environment';

export const metadata: Metadata = {
  title: { default: 'License Management', template: '%s · License Management · License Manager' },
};

export default function LicenseManagementLayout({ children }: { children: React.ReactNode }) {
  requireEnvironment();
  return (
    <>
      <PageHeader title="License Management" />
      <TabLinks
        label="License Management"
        tabs={[
          { label: 'License View', href: '/license-management' },
          { label: 'Configuration', href: '/license-management/configuration' },
          { label: 'Audit Log', href: '/license-management/audit-log' },
        ]}
      />
      {children}
    </>
  );
}
