import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import { type Actor, may } from '#lib/access/actor';
import { announcementKindLabels } from '#lib/contract/vocabulary';
import { listApplyingAnnouncements } from '#lib/publisher/announcements/read';
import { load } from '../../_server/load';

/** What environments are told at this moment. */
export async function ApplyingAnnouncements({ actor }: { actor: Actor }) {
  if (!may(actor, 'announcements', 'read')) return null;
  const loaded = await load(listApplyingAnnouncements(actor));
  if ('problem' in loaded) return <Notification tone="danger">{loaded.problem}</Notification>;
  if (loaded.value.length === 0) return null;
  return (
    <section aria-label="Announcements that apply" className="mb-4 flex flex-col gap-2">
      {loaded.value.map(({ id, kind, title, endsAt }) => (
        <Notification
          key={id}
          tone="info"
          link={{ label: 'See announcement', href: `/announcements?selected=${id}` }}
        >
          <strong>
            {announcementKindLabels[kind]}: {title}
          </strong>{' '}
          Announced until <UtcTime at={endsAt} />.
        </Notification>
      ))}
    </section>
  );
}
