import { UtcTime } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { SidePanel } from '#components/side-panel';
import { type Actor, may } from '#lib/access/actor';
import { announcementKindLabels } from '#lib/contract/vocabulary';
import { type Announcement, readAnnouncement } from '#lib/publisher/announcements/read';
import { announcementState } from '#lib/publisher/announcements/state';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { DeleteRecord } from '../_records/delete-record';
import { FailedPanel } from '../_records/failed-panel';
import { remove } from './actions';
import { AnnouncementForm } from './announcement-form';
import { EndButton } from './end-button';
import { StateChip } from './state-chip';

interface AnnouncementPanelProps {
  id: string;
  actor: Actor;
  closeHref: string;
}

/** One announcement: to change for those who may, to read for the others. */
export async function AnnouncementPanel({ id, actor, closeHref }: AnnouncementPanelProps) {
  const loaded = await load(readAnnouncement(actor, id));
  if ('problem' in loaded)
    return <FailedPanel title="Announcement" problem={loaded.problem} closeHref={closeHref} />;
  const announcement = loaded.value;
  return (
    <SidePanel
      title={announcement.title}
      chips={<StateChip announcement={announcement} />}
      closeHref={closeHref}
      actions={
        <div className="mb-2 flex flex-wrap items-start gap-2">
          <EndButton id={id} unavailable={whyNotToEnd(actor, announcement)} />
          <DeleteRecord
            what="announcement"
            name={announcement.title}
            consequence="Environments forget it with their next refresh. This cannot be undone."
            id={id}
            remove={remove}
            closeHref={closeHref}
            unavailable={withoutPermission(actor, 'announcements', 'delete')}
          />
        </div>
      }
    >
      {may(actor, 'announcements', 'update') ? (
        <AnnouncementForm
          // What somebody else has saved meanwhile must not be mixed with what stands in the fields.
          key={`${id} ${announcement.revision}`}
          announcement={announcement}
          closeHref={closeHref}
        />
      ) : (
        <FieldList fields={fieldsOf(announcement)} />
      )}
    </SidePanel>
  );
}

const whyNotToEnd = (actor: Actor, announcement: Announcement): string | undefined =>
  withoutPermission(actor, 'announcements', 'update') ??
  (announcementState(announcement) === 'applies' ? undefined : 'Only one that applies now can be ended.');

const fieldsOf = ({ kind, text, startsAt, endsAt }: Announcement) => [
  { label: 'Kind', value: announcementKindLabels[kind], wide: true },
  { label: 'Text', value: text, wide: true },
  { label: 'From', value: <UtcTime at={startsAt} /> },
  { label: 'Until', value: <UtcTime at={endsAt} /> },
];
