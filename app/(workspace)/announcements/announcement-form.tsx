'use client';

import { useRouter } from 'next/navigation';
import { DateTimeField, Select, TextArea, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { announcementKindLabels, announcementKinds } from '#lib/contract/vocabulary';
import type { Announcement } from '#lib/publisher/announcements/read';
import { create, update } from './actions';

interface AnnouncementFormProps {
  /** The announcement to change; none for a new one. */
  announcement?: Announcement;
  /** The list without the form. */
  closeHref: string;
}

const kinds = announcementKinds.map((value) => ({ value, label: announcementKindLabels[value] }));
const schemas = () => import('#lib/publisher/announcements/schema');

export function AnnouncementForm({ announcement, closeHref }: AnnouncementFormProps) {
  const router = useRouter();
  return (
    <Form
      label={announcement ? `Announcement ${announcement.title}` : 'New announcement'}
      action={announcement ? update : create}
      schema={async () =>
        announcement ? (await schemas()).announcementInput : (await schemas()).newAnnouncementInput
      }
      submit={announcement ? undefined : { label: 'Create announcement', pending: 'Creating…' }}
      cancel={{ href: closeHref }}
      onSuccess={() => router.push(closeHref, { scroll: false })}
    >
      <RecordKey record={announcement} />
      <Select name="kind" label="Kind" required options={kinds} defaultValue={announcement?.kind} />
      <TextField
        name="title"
        label="Title"
        required
        defaultValue={announcement?.title}
        description="What happens, as in “Licensing service moves to new servers”."
      />
      <TextArea
        name="text"
        label="Text"
        rows={5}
        defaultValue={announcement?.text}
        description="What it means for environments, and what to do. Plain text; line breaks are kept."
      />
      <DateTimeField
        name="startsAt"
        label="From (UTC)"
        required
        defaultValue={announcement?.startsAt}
        description="Environments show it as coming in the week before."
      />
      <DateTimeField name="endsAt" label="Until (UTC)" required defaultValue={announcement?.endsAt} />
    </Form>
  );
}
