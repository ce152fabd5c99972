import { now } from '#lib/kernel/clock';

export const announcementStates = ['planned', 'applies', 'past'] as const;
export type AnnouncementState = (typeof announcementStates)[number];

/** Whether an announcement is still to come, applies at this moment, or has ended. Pure. */
export function announcementState(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  at: Date = now(),
): AnnouncementState {
  if (at < startsAt) return 'planned';
  return at < endsAt ? 'applies' : 'past';
}
