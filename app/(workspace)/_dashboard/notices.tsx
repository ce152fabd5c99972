import { Notification } from '#components/notification';
import type { Dashboard } from '#lib/environment/dashboard/read';

const seeLicenses = { label: 'See licenses', href: '/license-management' };
const configuration = { label: 'See configuration', href: '/license-management/configuration' };

/** What must be known before anything else. */
export function Notices({ dashboard }: { dashboard: Dashboard }) {
  const { notifications, registration, clockSetBack } = dashboard;
  if (notifications.length === 0 && registration.status === 'Registered' && !clockSetBack) return null;
  return (
    <section aria-label="Notifications" className="mb-4 flex flex-col gap-2">
      {notifications.map(({ id, text }) => (
        <Notification key={id} tone="warning" link={seeLicenses}>
          {text}
        </Notification>
      ))}
      {registration.status === 'Registered' ? null : (
        <Notification tone={registration.status === 'Failure' ? 'danger' : 'warning'} link={configuration}>
          {registration.status}. {registration.message}
        </Notification>
      )}
      {clockSetBack ? (
        <Notification tone="danger">
          The clock of this machine stands before the last license check. Set it right: until then, dates here
          cannot be relied on.
        </Notification>
      ) : null}
    </section>
  );
}
