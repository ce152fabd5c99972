import { UtcTime } from '#components/date-time';
import { FastTab } from '#components/fast-tab';
import type { Offline } from '#lib/environment/offline/read';
import { FileNotice } from '../../file-notice';
import { KeyList } from './key-list';
import { OfflineActions } from './offline-actions';

interface OfflineTabProps {
  offline: Offline;
  mayNotExchange: string | undefined;
  mayNotConfigure: string | undefined;
}

/** The FastTab Offline: licenses in, telemetry out, where there is no connection. */
export function OfflineTab({ offline: { keys, file }, mayNotExchange, mayNotConfigure }: OfflineTabProps) {
  return (
    <FastTab
      id="license-management.offline"
      title="Offline"
      summary={file ? 'Licensed by a file' : keys.length > 0 ? 'Ready for license files' : 'Not used'}
    >
      <p className="mb-3 max-w-prose text-muted">
        For an environment without a connection to the publisher. Once, the publisher’s keys are imported and
        compared. Then the publisher issues license files for this environment, and takes its telemetry as a
        file in return.
      </p>
      <OfflineActions {...{ mayNotExchange, mayNotConfigure }} keyed={keys.length > 0} />
      <div className="mb-3 empty:hidden">
        <FileNotice file={file} />
      </div>
      {file ? (
        <p className="mb-3">
          The licenses in force are from a license file of <UtcTime at={file.issuedAt} />, good until{' '}
          <UtcTime at={file.expiresAt} />.
        </p>
      ) : null}
      <h3 className="mt-4 mb-1 border-b border-separator pb-1 font-semibold">Pinned publisher keys</h3>
      <KeyList keys={keys} unavailable={mayNotConfigure} />
    </FastTab>
  );
}
