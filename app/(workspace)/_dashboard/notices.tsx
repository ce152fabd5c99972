import { Notification } from '#components/notification';
import type { Dashboard } from '#lib/environment/dashboard/read';
import { ClockNotice } from '../license-management/clock-notice';
import { FileNotice } from '../license-management/file-notice';

const seeLicenses = { label: 'See licenses', href: '/license-management' };
const configuration = { label: 'See configuration', href: '/license-management/configuration' };

/** What must be known before anything else. */
export function Notices({ dashboard }: { dashboard: Dashboard }) {
  const { notifications, registration, offline, file, clockSetBack } = dashboard;
  const registered = registration.status === 'Registered' || offline;
  const fileIsGood = !file || file.state === 'good';
  if (notifications.length === 0 && registered && fileIsGood && !clockSetBack) return null;
  return (
    <section aria-label="Notifications" className="mb-4 flex flex-col gap-2">
      {notifications.map(({ id, text }) => (
        <Notification key={id} tone="warning" link={seeLicenses}>
          {text}
        </Notification>
      ))}
      {registered ? null : (
        <Notification tone={registration.status === 'Failure' ? 'danger' : 'warning'} link={configuration}>
          {registration.status}. {registration.message}
        </Notification>
      )}
      <FileNotice file={file} link={configuration} />
      {clockSetBack ? <ClockNotice /> : null}
    </section>
  );
}
