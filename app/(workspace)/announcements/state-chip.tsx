import { StatusChip, type Tone } from '#components/chip';
import { type AnnouncementState, announcementState } from '#lib/publisher/announcements/state';

export const stateLabels: Record<AnnouncementState, string> = {
  planned: 'Planned',
  applies: 'Applies now',
  past: 'Past',
};
const tones: Record<AnnouncementState, Tone> = { planned: 'info', applies: 'warning', past: 'neutral' };

export function StateChip({ announcement }: { announcement: { startsAt: Date; endsAt: Date } }) {
  const state = announcementState(announcement);
  return <StatusChip tone={tones[state]}>{stateLabels[state]}</StatusChip>;
}
