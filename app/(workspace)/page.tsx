import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { ErrorState } from '#components/error-state';
import { PageHeader } from '#components/page-header';
import { may } from '#lib/access/actor';
import { listAnnouncements } from '#lib/environment/announcements/list';
import { readDashboard } from '#lib/environment/dashboard/read';
import { validateOncePerDay } from '#lib/environment/validation/daily';
import { listJobs } from '#lib/jobs/list';
import { requireActor } from '../_server/actor';
import { load } from '../_server/load';
import { Announcements } from './_dashboard/announcements';
import { Attention } from './_dashboard/attention';
import { Exchanges } from './_dashboard/exchanges';
import { Expiry } from './_dashboard/expiry';
import { NoModules } from './_dashboard/no-modules';
import { Notices } from './_dashboard/notices';
import { Use } from './_dashboard/use';
import { homeOf } from './_shell/navigation';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  const actor = await requireActor();
  const home = homeOf(actor);
  if (home !== '/') redirect(home);
  // Once the page has been sent: whoever looks first in the morning does not wait for the publisher's answers.
  after(validateOncePerDay);
  const [dashboard, announced, jobs] = await Promise.all([
    load(readDashboard(actor)),
    load(listAnnouncements(actor)),
    load(listJobs(actor)),
  ]);
  if ('problem' in dashboard) {
    return (
      <>
        <PageHeader title="Dashboard" />
        <ErrorState title="The dashboard could not be loaded.">{dashboard.problem}</ErrorState>
      </>
    );
  }
  const { modules, attention, nextExpiry, usage } = dashboard.value;
  return (
    <>
      <PageHeader title="Dashboard" />
      <Notices dashboard={dashboard.value} />
      {'value' in announced ? (
        <Announcements announced={announced.value} />
      ) : (
        <ErrorState title="Announcements could not be loaded.">{announced.problem}</ErrorState>
      )}
      {modules === 0 ? <NoModules mayAdd={may(actor, 'modules', 'create')} /> : null}
      <div className="grid gap-3 min-[700px]:grid-cols-2 min-[1200px]:grid-cols-3">
        {modules > 0 ? (
          <>
            <Attention licenses={attention} modules={modules} />
            <Expiry next={nextExpiry} />
          </>
        ) : null}
        <Exchanges dashboard={dashboard.value} jobs={'value' in jobs ? jobs.value : []} />
        {modules > 0 ? <Use usage={usage} /> : null}
      </div>
    </>
  );
}
