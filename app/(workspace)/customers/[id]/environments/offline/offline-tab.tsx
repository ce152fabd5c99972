import { FileDown, FileUp } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { UtcTime } from '#components/date-time';
import { FastTab } from '#components/fast-tab';
import { FieldList } from '#components/field-list';
import { Notification } from '#components/notification';
import { lastLicenseFile } from '#lib/licensing/license-set/last-file';
import { showSigningKeys } from '#lib/licensing/signing-keys/show';
import { requireActor } from '../../../../../_server/actor';
import { load } from '../../../../../_server/load';
import { LicenseFileDialog } from './license-file-dialog';
import { PublisherKeys } from './publisher-keys';
import { TelemetryFileDialog } from './telemetry-file-dialog';

interface OfflineTabProps {
  environment: { id: string; active: boolean };
  /** The page of the environment. */
  href: string;
  /** Which of its dialogs the address opens. */
  dialog: string | undefined;
  /** Why this person can do none of it. */
  unavailable: string | undefined;
}

/** What goes to and fro as files where the environment has no connection. */
export async function OfflineTab({
  environment: { id, active },
  href,
  dialog,
  unavailable,
}: OfflineTabProps) {
  const actor = await requireActor();
  const loaded = await load(Promise.all([lastLicenseFile(actor, id), showSigningKeys(actor)]));
  return (
    <FastTab id="customer-environment.offline" title="Offline" defaultOpen={false}>
      <ActionPane
        label="Actions without a connection"
        primary={false}
        actions={[
          {
            id: 'issue-license-file',
            label: 'Issue license file',
            icon: <FileDown aria-hidden="true" />,
            href: `${href}?dialog=license-file`,
            unavailable:
              unavailable ??
              (active ? undefined : 'The environment is not active. Switch Active on and save first.'),
          },
          {
            id: 'import-telemetry-file',
            label: 'Import telemetry file',
            icon: <FileUp aria-hidden="true" />,
            href: `${href}?dialog=telemetry-file`,
            unavailable,
          },
        ]}
      />
      {'problem' in loaded ? (
        <Notification tone="danger">{loaded.problem}</Notification>
      ) : (
        <Known file={loaded.value[0]} keys={loaded.value[1]} />
      )}
      {dialog === 'license-file' && !unavailable && active ? (
        <LicenseFileDialog environmentId={id} closeHref={href} />
      ) : null}
      {dialog === 'telemetry-file' && !unavailable ? (
        <TelemetryFileDialog environmentId={id} closeHref={href} />
      ) : null}
    </FastTab>
  );
}

interface KnownProps {
  file: Awaited<ReturnType<typeof lastLicenseFile>>;
  keys: Awaited<ReturnType<typeof showSigningKeys>>;
}

const Known = ({ file, keys }: KnownProps) => (
  <>
    <FieldList
      fields={[
        { label: 'Last license file', value: file ? <UtcTime at={file.issuedAt} /> : 'None' },
        { label: 'Good until', value: <UtcTime at={file?.expiresAt ?? null} /> },
        { label: 'Issued by', value: file?.issuedBy },
      ]}
    />
    <PublisherKeys keys={keys} />
  </>
);
