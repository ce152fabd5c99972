import { CalendarClock, CalendarOff, Play } from 'lucide-react';
import { StatusChip, type Tone } from '#components/chip';
import { UtcTime } from '#components/date-time';
import { ScheduledChip } from '#components/scheduled-chip';
import { type WorkAction, WorkPane } from '#components/work-pane';
import type { JobRun, JobState } from '#lib/jobs/list';
import { runNow, schedule, unschedule } from './actions';

interface JobSectionProps {
  job: JobState;
  /** Why this person cannot change it. */
  unavailable: string | undefined;
}

/** One job: when it runs next, what can be done with it, and how it ended lately. */
export function JobSection({ job, unavailable }: JobSectionProps) {
  const heading = `job-${job.name}`;
  return (
    <section aria-labelledby={heading} className="box mb-4 p-3">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={heading} className="text-lg font-semibold">
          {job.title}
        </h2>
        <ScheduledChip scheduled={job.scheduled} />
        {job.nextRunAt ? (
          <span className="text-muted">
            Next run <UtcTime at={job.nextRunAt} />
          </span>
        ) : null}
      </div>
      <WorkPane label={`Actions for ${job.title}`} actions={actionsOf(job, unavailable)} primary={false} />
      <Runs job={job} />
    </section>
  );
}

function actionsOf({ name, title, scheduled }: JobState, unavailable: string | undefined): WorkAction[] {
  return [
    {
      id: 'run',
      label: 'Run now',
      icon: <Play aria-hidden="true" />,
      pendingLabel: 'Running…',
      run: runNow.bind(null, { name }),
      unavailable,
    },
    {
      id: 'schedule',
      label: 'Schedule',
      icon: <CalendarClock aria-hidden="true" />,
      run: schedule.bind(null, { name }),
      unavailable: unavailable ?? (scheduled ? 'The job is scheduled already.' : undefined),
    },
    {
      id: 'unschedule',
      label: 'Unschedule',
      icon: <CalendarOff aria-hidden="true" />,
      run: unschedule.bind(null, { name }),
      unavailable: unavailable ?? (scheduled ? undefined : 'The job is not scheduled.'),
      confirm: {
        title: `Unschedule “${title}”?`,
        body: 'It does not run by itself until somebody schedules it again, or this instance is started again.',
        confirmLabel: 'Unschedule',
      },
    },
  ];
}

const outcomes: Record<JobRun['outcome'], { tone: Tone; label: string }> = {
  running: { tone: 'info', label: 'Running' },
  ok: { tone: 'success', label: 'Succeeded' },
  failed: { tone: 'danger', label: 'Failed' },
  interrupted: { tone: 'warning', label: 'Interrupted' },
};

function Runs({ job }: { job: JobState }) {
  if (job.runs.length === 0) return <p className="text-muted">It has not run yet.</p>;
  return (
    <section
      aria-label={`Last runs of ${job.title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border border-border -outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Last runs of {job.title}, newest first</caption>
        <thead className="sticky top-0 z-10 bg-surface-secondary text-left text-muted">
          <tr className="h-(--row-height) [&>th]:border-b [&>th]:border-border [&>th]:px-3 [&>th]:font-medium [&>th]:whitespace-nowrap">
            <th scope="col">Started</th>
            <th scope="col">Ended</th>
            <th scope="col">Run by</th>
            <th scope="col">Outcome</th>
            <th scope="col">Message</th>
          </tr>
        </thead>
        <tbody>
          {job.runs.map((run) => (
            <tr
              key={run.id}
              className="h-(--row-height) [&:not(:last-child)>td]:border-b [&>td]:border-separator [&>td]:px-3 [&>td]:py-1"
            >
              <td>
                <UtcTime at={run.startedAt} />
              </td>
              <td>
                <UtcTime at={run.finishedAt} />
              </td>
              <td className="whitespace-nowrap">{run.actor}</td>
              <td>
                <StatusChip tone={outcomes[run.outcome].tone}>{outcomes[run.outcome].label}</StatusChip>
              </td>
              <td className="min-w-60 wrap-anywhere">{run.message || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
