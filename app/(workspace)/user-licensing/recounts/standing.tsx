import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import { Progress } from '#components/progress';
import type { RecountStanding } from '#lib/environment/recount/read';
import { RefreshWhileRunning } from '../../jobs/refresh-while-running';

/** The official figures and how old they are, and what is under way. */
export function Standing({ standing: { last, stale, latest } }: { standing: RecountStanding }) {
  const running = latest?.outcome === 'running';
  return (
    <div className="mb-3 flex flex-col gap-3">
      {last ? null : (
        <Notification tone="warning">
          The users have never been counted: until they are, every user license count is 0 and has no date.
        </Notification>
      )}
      {last && stale ? (
        <Notification tone="warning">
          The last recount is older than a week: what it counted may no longer be so.
        </Notification>
      ) : null}
      {last ? (
        <p className="text-muted">
          Last recount <UtcTime at={last.finishedAt} /> by {last.ranBy}: {last.message}
        </p>
      ) : null}
      {running ? (
        <Progress label="Counting enabled users…" done={latest.counted} of={latest.enabledUsers} />
      ) : null}
      <RefreshWhileRunning running={running} />
    </div>
  );
}
