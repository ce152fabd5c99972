import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { requirePublisher } from '../../../_server/publisher';

export const metadata: Metadata = {
  title: { default: 'Telemetry', template: '%s · Telemetry · License Manager' },
};

export default function TelemetryLayout({ children }: { children: React.ReactNode }) {
  requirePublisher();
  return (
    <>
      <PageHeader
        title="Telemetry"
        subtitle="What environments reported of themselves and their modules, once a day and with each validation."
      />
      <TabLinks
        label="Telemetry"
        tabs={[
          { label: 'Environments', href: '/telemetry' },
          { label: 'Versions', href: '/telemetry/versions' },
          { label: 'Unlicensed', href: '/telemetry/unlicensed' },
          { label: 'Validations', href: '/telemetry/validations' },
        ]}
      />
      {children}
    </>
  );
}
