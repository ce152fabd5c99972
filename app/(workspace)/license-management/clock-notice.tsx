import { Notification } from '#components/notification';

/** Licenses are judged by dates, so that a wrong clock is told wherever they are shown. */
export const ClockNotice = () => (
  <Notification tone="danger">
    The clock of this machine has been set back. Set it right: until then, dates here cannot be relied on.
  </Notification>
);
