import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { requirePublisher } from '../../_server/publisher';

export const metadata: Metadata = {
  title: { default: 'Registrations', template: '%s · Registrations · License Manager' },
};

export default function RegistrationsLayout({ children }: { children: React.ReactNode }) {
  requirePublisher();
  return (
    <>
      <PageHeader title="Registrations" subtitle="Environments that asked to register and are not listed." />
      <TabLinks
        label="Registrations"
        tabs={[
          { label: 'Waiting', href: '/registrations' },
          { label: 'Rejected', href: '/registrations/rejected' },
        ]}
      />
      {children}
    </>
  );
}
