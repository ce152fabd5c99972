import type { Metadata } from 'next';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { requireActor } from '../../_server/actor';
import { peopleTabs } from './tabs';

export const metadata: Metadata = {
  title: { default: 'People', template: '%s · People · License Manager' },
};

export default async function PeopleLayout({ children }: { children: React.ReactNode }) {
  const tabs = peopleTabs(await requireActor());
  return (
    <>
      <PageHeader
        title="People"
        subtitle="Who may sign in here, and what they may do. A change counts from their next request on."
      />
      {tabs.length > 1 ? <TabLinks label="People" tabs={tabs} /> : null}
      {children}
    </>
  );
}
