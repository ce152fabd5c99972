'use client';

import { FileDown, FileUp, KeyRound } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { saveFile } from '#components/save-file';
import { exportToFile } from './actions';

interface OfflineActionsProps {
  /** Why this person can neither import licenses nor export telemetry. */
  mayNotExchange: string | undefined;
  /** Why this person cannot change whose files are trusted. */
  mayNotConfigure: string | undefined;
  /** Whether a key is pinned, without which no license file could be imported. */
  keyed: boolean;
}

const page = '/license-management/configuration';

async function exportTelemetry() {
  const { data, serverError } = await exportToFile();
  if (!data) return { serverError };
  saveFile(data.name, data.content, 'application/json');
  return { data: { message: `Telemetry exported as ${data.name}. Give the file to the publisher.` } };
}

export function OfflineActions({ mayNotExchange, mayNotConfigure, keyed }: OfflineActionsProps) {
  return (
    <ActionPane
      label="Actions without a connection"
      primary={false}
      actions={[
        {
          id: 'import-license-file',
          label: 'Import license file',
          icon: <FileUp aria-hidden="true" />,
          href: `${page}?dialog=license-file`,
          unavailable:
            mayNotExchange ??
            (keyed ? undefined : 'No publisher key is pinned yet. Import publisher keys first.'),
        },
        {
          id: 'import-publisher-keys',
          label: 'Import publisher keys',
          icon: <KeyRound aria-hidden="true" />,
          href: `${page}?dialog=publisher-keys`,
          unavailable: mayNotConfigure,
        },
        {
          id: 'export-telemetry',
          label: 'Export telemetry',
          icon: <FileDown aria-hidden="true" />,
          pendingLabel: 'Exporting…',
          run: exportTelemetry,
          unavailable: mayNotExchange,
        },
      ]}
    />
  );
}
