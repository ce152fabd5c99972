import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';
import { SidePanel } from '#components/side-panel';

interface FailedPanelProps {
  /** What the record is, as in "Request". */
  title: string;
  problem: string;
  /** The list without the panel. */
  closeHref: string;
  /** What may have happened. */
  children?: React.ReactNode;
}

/** In place of a record beside its list that could not be read: why, and the way back. */
export const FailedPanel = ({ title, problem, closeHref, children }: FailedPanelProps) => (
  <SidePanel title={title} closeHref={closeHref}>
    <EmptyState title={problem} action={<LinkButton href={closeHref}>Close</LinkButton>}>
      {children}
    </EmptyState>
  </SidePanel>
);
