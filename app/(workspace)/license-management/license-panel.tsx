import { LinkButton } from '#components/button';
import { StatusChip } from '#components/chip';
import { EmptyState } from '#components/empty-state';
import { SidePanel } from '#components/side-panel';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { LicenseDetails } from './license-details';
import { ReleaseNotesLink } from './release-notes-link';

interface LicensePanelProps {
  /** `gone` when no such module is installed (any more). */
  license: LicenseRow | 'gone';
  /** As the address names it. */
  model: string;
  closeHref: string;
}

export function LicensePanel({ license, model, closeHref }: LicensePanelProps) {
  if (license === 'gone') {
    return (
      <SidePanel title={model} closeHref={closeHref}>
        <EmptyState
          title="This module is not installed"
          action={<LinkButton href={closeHref}>Show all licenses</LinkButton>}
        >
          It was removed, or renamed, or the link is not right.
        </EmptyState>
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={license.model}
      closeHref={closeHref}
      chips={
        license.icons.length === 0 ? (
          <StatusChip tone="success">Valid</StatusChip>
        ) : (
          <Icons license={license} />
        )
      }
      actions={
        license.releaseNotesUrl ? (
          <div className="mb-2">
            <ReleaseNotesLink href={license.releaseNotesUrl} model={license.model} />
          </div>
        ) : undefined
      }
    >
      <LicenseDetails license={license} />
    </SidePanel>
  );
}

const Icons = ({ license }: { license: LicenseRow }) =>
  license.icons.map(({ icon, text }) => (
    <StatusChip key={icon} tone={icon}>
      {text}
    </StatusChip>
  ));
