import { announcementKindLabels } from '#lib/contract/vocabulary';
import type { AnnouncementInput } from '#lib/publisher/announcements/schema';
import type { Labels } from '#lib/records/differences';

const instant = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The fields as the audit log names them. */
export const announcementLabels: Labels<AnnouncementInput> = {
  kind: ['Kind', (kind) => announcementKindLabels[kind]],
  title: 'Title',
  text: 'Text',
  startsAt: ['From', instant],
  endsAt: ['Until', instant],
};
