import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import { type AnnouncementKind, announcementKindLabels } from '#lib/contract/vocabulary';
import type { Announcements as Announced, FetchedAnnouncement } from '#lib/environment/announcements/list';

const TONE = { outage: 'danger', downtime: 'warning', update: 'info' } as const satisfies Record<
  AnnouncementKind,
  string
>;

/** What the publisher says of downtimes, updates and outages: those that apply, then those of the next week. */
export function Announcements({ announced: { current, coming, lastFetch } }: { announced: Announced }) {
  const failed = lastFetch?.outcome === 'failed' ? lastFetch : undefined;
  if (current.length + coming.length === 0 && !failed) return null;
  return (
    <section aria-label="Announcements" className="mb-4 flex flex-col gap-2">
      {current.map((announcement) => (
        <Notification key={announcement.id} tone={TONE[announcement.kind]}>
          <Words announcement={announcement} />
        </Notification>
      ))}
      {coming.map((announcement) => (
        <Notification key={announcement.id} tone="info">
          <Words announcement={announcement} coming />
        </Notification>
      ))}
      {failed ? (
        <p className="text-sm text-muted">
          The publisher’s announcements could not be fetched at the last refresh. {failed.message}{' '}
          {failed.lastSuccessAt ? (
            <>
              Shown are those of <UtcTime at={failed.lastSuccessAt} />.
            </>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

const whatOf = ({ kind }: FetchedAnnouncement, coming = false): string =>
  coming ? `Coming ${announcementKindLabels[kind].toLowerCase()}` : announcementKindLabels[kind];

const Words = ({ announcement, coming }: { announcement: FetchedAnnouncement; coming?: boolean }) => (
  <>
    <strong>
      {whatOf(announcement, coming)}: {announcement.title}
    </strong>
    {announcement.text ? <span className="mt-0.5 block whitespace-pre-line">{announcement.text}</span> : null}
    <span className="mt-0.5 block text-sm">
      <UtcTime at={announcement.startsAt} /> – <UtcTime at={announcement.endsAt} />
    </span>
  </>
);
