import { StatusChip } from '#components/chip';

/** Whether a job runs by itself. */
export const ScheduledChip = ({ scheduled }: { scheduled: boolean }) => (
  <StatusChip tone={scheduled ? 'success' : 'warning'}>
    {scheduled ? 'Scheduled' : 'Not scheduled'}
  </StatusChip>
);
