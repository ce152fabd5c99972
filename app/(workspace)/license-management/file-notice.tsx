import { UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import type { FileInForce } from '#lib/environment/offline/file-in-force';

interface FileNoticeProps {
  file: FileInForce | null;
  link?: { label: string; href: string };
}

/** That the license file in force has expired, or soon will. */
export function FileNotice({ file, link }: FileNoticeProps) {
  if (!file || file.state === 'good') return null;
  if (file.state === 'ends-soon') {
    return (
      <Notification tone="warning" link={link}>
        The license file is good until <UtcTime at={file.expiresAt} />. Ask the publisher for a new one.
      </Notification>
    );
  }
  return (
    <Notification tone="danger" link={link}>
      The license file has expired: it was good until <UtcTime at={file.expiresAt} />. Its licenses stay in
      force, each until its own dates. Ask the publisher for a new file.
    </Notification>
  );
}
