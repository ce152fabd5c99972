import { z } from 'zod';
import { announcementLength } from '#lib/contract/announcements';
import { announcementKinds } from '#lib/contract/vocabulary';
import { now } from '#lib/kernel/clock';
import { choice, optionalLines, text, utcInstant } from '#lib/kernel/fields';

const fields = {
  kind: choice(announcementKinds),
  title: text(announcementLength.title),
  text: optionalLines(announcementLength.text),
  startsAt: utcInstant(),
  endsAt: utcInstant(),
};

const inOrder = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => endsAt > startsAt;
const outOfOrder = { path: ['endsAt'], message: 'Must be later than From.' };

/** An announcement as it is changed. It may be ended by an end that is past. */
export const announcementInput = z.object(fields).refine(inOrder, outOfOrder);

/** A new announcement, which somebody must be able to see. */
export const newAnnouncementInput = announcementInput.refine(({ endsAt }) => endsAt > now(), {
  path: ['endsAt'],
  message: 'This is past already, so nobody would see it.',
});

export type AnnouncementInput = z.output<typeof announcementInput>;
