import type { Metadata } from 'next';
import { ErrorState } from '#components/error-state';
import { PageHeader } from '#components/page-header';
import { listJobs } from '#lib/jobs/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { JobSection } from './job-section';
import { RefreshWhileRunning } from './refresh-while-running';

export const metadata: Metadata = { title: 'Jobs' };

export default async function JobsPage() {
  const actor = await requireActor();
  const jobs = await load(listJobs(actor));
  return (
    <>
      <PageHeader title="Jobs" subtitle="What runs by itself. All times are UTC." />
      {'problem' in jobs ? (
        <ErrorState title="The jobs could not be loaded.">{jobs.problem}</ErrorState>
      ) : (
        <>
          {jobs.value.map((job) => (
            <JobSection
              key={job.name}
              job={job}
              unavailable={withoutPermission(actor, 'configuration', 'update')}
            />
          ))}
          <RefreshWhileRunning
            running={jobs.value.some((job) => job.runs.some((run) => run.outcome === 'running'))}
          />
        </>
      )}
    </>
  );
}
