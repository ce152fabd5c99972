import { BadgeCheck, ExternalLink, RefreshCw, Send } from 'lucide-react';
import { ActionButton } from '#components/action-button';
import { LinkButton } from '#components/button';
import { WorkPane } from '#components/work-pane';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { refresh, telemetry, validate } from './actions';
import { ReleaseNotesLink } from './release-notes-link';

interface LicenseActionsProps {
  /** Why this person cannot refresh, validate or send. */
  unavailable: string | undefined;
  selected: LicenseRow | undefined;
}

const next = { label: 'Check the configuration', href: '/license-management/configuration' };

export function LicenseActions({ unavailable, selected }: LicenseActionsProps) {
  return (
    <WorkPane
      label="Actions for licenses"
      actions={[
        {
          id: 'refresh',
          label: 'Refresh licenses',
          icon: <RefreshCw aria-hidden="true" />,
          pendingLabel: 'Refreshing licenses…',
          run: refresh,
          unavailable,
          next,
        },
        {
          id: 'validate',
          label: 'Validate licenses',
          icon: <BadgeCheck aria-hidden="true" />,
          pendingLabel: 'Validating licenses…',
          run: validate,
          unavailable,
          next,
        },
        {
          id: 'telemetry',
          label: 'Send telemetry',
          icon: <Send aria-hidden="true" />,
          pendingLabel: 'Sending telemetry…',
          run: telemetry,
          unavailable,
          next,
        },
      ]}
    >
      <ReleaseNotes selected={selected} />
      <LinkButton look="ghost" href="/license-management/telemetry">
        What is sent
      </LinkButton>
    </WorkPane>
  );
}

function ReleaseNotes({ selected }: { selected: LicenseRow | undefined }) {
  if (selected?.releaseNotesUrl) {
    return <ReleaseNotesLink href={selected.releaseNotesUrl} model={selected.model} />;
  }
  return (
    <ActionButton
      action={{
        id: 'release-notes',
        label: 'Release Notes',
        icon: <ExternalLink aria-hidden="true" />,
        unavailable: selected
          ? `No release notes are known for ${selected.model}.`
          : 'Select a module first: press its row.',
      }}
    />
  );
}
