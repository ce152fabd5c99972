import { z } from 'zod';
import { announcementKinds } from '#lib/contract/vocabulary';
import { choice, optionalLines, recordId, text, utcInstant } from '#lib/kernel/fields';

/** `GET /announcements`: downtimes, updates and outages that apply or will, the earliest first. */

/** In one answer. */
export const MAX_ANNOUNCEMENTS = 100;

/** Longest texts, in UTF-16 code units. */
export const announcementLength = { title: 200, text: 2000 } as const;

export const announcement = z
  .object({
    id: recordId(),
    kind: choice(announcementKinds),
    title: text(announcementLength.title),
    text: optionalLines(announcementLength.text),
    from: utcInstant(),
    until: utcInstant(),
  })
  .refine(({ from, until }) => until > from, { path: ['until'], message: 'Must be later than from.' });
export type Announcement = z.output<typeof announcement>;

export const announcementList = z
  .array(announcement, { error: 'Must be a list.' })
  .max(MAX_ANNOUNCEMENTS, { error: `At most ${MAX_ANNOUNCEMENTS} announcements.` })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { message: 'Names one twice.' });
